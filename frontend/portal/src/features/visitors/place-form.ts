import type { Location } from "../../api/types";

type Words = { zh: string; en: string };

/** What the dialog holds: everything as it is typed. */
export type PlaceFields = {
  name: string;
  region: string;
  city: Words;
  address: Words;
  hours: Words;
  phone: string;
  coordinates: { latitude: string; longitude: string };
  pickup: boolean;
};

const none: Words = { zh: "", en: "" };

export const noPlace: PlaceFields = {
  name: "",
  region: "CN-GD",
  city: none,
  address: none,
  hours: none,
  phone: "",
  coordinates: { latitude: "", longitude: "" },
  pickup: true,
};

/** A location as the dialog shows it; one that receives nobody yet has only its name and region. */
export function fieldsOf({ name, region, visitors }: Location): PlaceFields {
  const point = visitors?.coordinates;
  return {
    ...noPlace,
    name,
    region,
    city: visitors?.city ?? none,
    address: visitors?.address ?? none,
    hours: visitors?.hours ?? none,
    phone: visitors?.phone ?? "",
    coordinates: point ? { latitude: String(point.latitude), longitude: String(point.longitude) } : noPlace.coordinates,
    pickup: visitors?.pickup ?? true,
  };
}

/** Body of PUT /locations/{id}/visitors. What is written in one language is shown in both; what is empty is not sent. */
export function bodyOf({ city, address, hours, phone, coordinates, pickup }: PlaceFields) {
  const said = both(hours);
  return {
    city: both(city),
    address: both(address),
    ...(said && { hours: said }),
    ...(phone.trim() && { phone: phone.trim() }),
    ...(coordinates.latitude.trim() && { coordinates: { latitude: Number(coordinates.latitude), longitude: Number(coordinates.longitude) } }),
    pickup,
  };
}

export function both({ zh, en }: Words): Words | null {
  const [one, other] = [zh.trim(), en.trim()];
  return one || other ? { zh: one || other, en: other || one } : null;
}

/** Degrees within ±`most`, or empty together with its fellow. */
export function isDegrees(text: string, most: number, fellow: string): boolean {
  if (!text.trim()) return !fellow.trim();
  return /^-?\d{1,3}(\.\d+)?$/.test(text.trim()) && Math.abs(Number(text)) <= most;
}

/** `22.53418, 114.05541`, as maps give it to be copied, as its two halves. */
export function splitPair(text: string): { latitude: string; longitude: string } | null {
  const [, latitude, longitude] = /^\s*(-?\d[\d.]*)\s*[,，\s]\s*(-?\d[\d.]*)\s*$/.exec(text) ?? [];
  return latitude && longitude ? { latitude, longitude } : null;
}
