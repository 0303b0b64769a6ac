import type { Address, DeliveryOption, Destination, Engraving, Purchase } from "@parure/shared";
import { shopQuery } from "../dealer-shop/scope";

/** What a buyer chooses beside the goods; everything that changes what the order costs. */
export interface Choice {
  destination: Destination;
  delivery: NonNullable<Purchase["delivery"]>;
  insurance: boolean;
  wrap: boolean;
  /** By SKU, where it differs from what the bag says; null takes an engraving off. */
  engravings: Record<string, Engraving | null>;
  coupon: string | null;
}

export const firstChoice: Choice = {
  destination: { country: "CN" },
  delivery: { code: "standard" },
  insurance: false,
  wrap: false,
  engravings: {},
  coupon: null,
};

export const picksUp = (choice: Choice): boolean => choice.delivery.code === "pickup";

/** As both the quote and the order want it. */
export function purchaseOf(choice: Choice): Purchase {
  return {
    delivery: choice.delivery,
    insurance: choice.insurance,
    gift: { wrap: choice.wrap },
    ...(Object.keys(choice.engravings).length > 0 ? { engravings: choice.engravings } : {}),
    ...(choice.coupon ? { coupon: choice.coupon } : {}),
    ...shopQuery(),
  };
}

export const deliveryOf = ({ code, location }: DeliveryOption): Choice["delivery"] =>
  location ? { code, location_id: location.location_id, dealer_id: location.dealer_id } : { code };

export const sameDelivery = (choice: Choice["delivery"], option: DeliveryOption): boolean =>
  choice.code === option.code && (choice.location_id ?? null) === (option.location?.location_id ?? null);

/** Where the goods go, as far as the form says it; what is not filled in yet is left out. */
export function destinationOf(values: Partial<Address>): Destination {
  const { country = "CN", province, city } = values;
  return { country, ...(province ? { province } : {}), ...(city ? { city } : {}) };
}

/** The same choice when nothing has changed, so nothing is asked again. */
export const withDestination = (choice: Choice, destination: Destination): Choice => (JSON.stringify(choice.destination) === JSON.stringify(destination) ? choice : { ...choice, destination });

/** Chinese characters take the room of two letters on metal. */
export const roomOf = (text: string): number => [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);

/** Of what was typed, as much as fits. */
export function fitting(text: string, room: number): string {
  let fits = "";
  for (const sign of text) {
    if (roomOf(fits + sign) > room) break;
    fits += sign;
  }
  return fits;
}
