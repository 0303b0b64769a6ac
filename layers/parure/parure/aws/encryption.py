"""Personal fields at rest: envelope encryption by KMS through Powertools' data masking.

Data keys are cached in the process for five minutes or a hundred uses (AWS Encryption SDK, "data key caching"), so a warm
function makes no KMS call for most requests; the encryption context is therefore constant per kind of record.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from parure.aws.settings import settings

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_masking import DataMasking


@cache
def _masker() -> DataMasking:
    # Imported when first needed: it costs a function that never meets personal data nothing.
    from aws_lambda_powertools.utilities.data_masking import DataMasking
    from aws_lambda_powertools.utilities.data_masking.provider.kms.aws_encryption_sdk import AWSEncryptionSDKProvider

    return DataMasking(provider=AWSEncryptionSDKProvider(keys=[settings().field_key_arn]))


def encrypt_fields(kind: str, fields: dict[str, Any]) -> str:
    """One ciphertext (base64) for the personal fields of a record of this kind, such as "address"."""
    return _masker().encrypt(fields, provider_options={}, kind=kind)


def decrypt_fields(kind: str, ciphertext: str) -> dict[str, Any]:
    """Read back; a ciphertext of another kind is refused."""
    return cast("dict[str, Any]", _masker().decrypt(ciphertext, provider_options={}, kind=kind))


def mask_phone(phone: str) -> str:
    """138****0000: the first three and last four stay."""
    digits = phone.strip()
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 8 else "****"


def mask_name(name: str) -> str:
    return f"{name[:1]}**" if name else ""


def mask_email(email: str) -> str:
    local, _, domain = email.partition("@")
    return f"{local[:1]}***@{domain}"
