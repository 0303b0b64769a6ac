"""The stock desk's use cases: locations, receipts and corrections, transfers and consignment, stocktaking, and what is seen of it."""
