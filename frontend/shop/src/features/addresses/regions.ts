/** A place as its combobox offers it: `sound` is its pinyin, syllable by syllable, without what kind of place it is. */
export interface Place {
  name: string;
  sound: string;
}

export interface City extends Place {
  districts: Place[];
}

export interface Province extends Place {
  cities: City[];
}

export type RegionFile = [string, string, [string, string, string, string][]][];

export function regionsOf(file: RegionFile): Province[] {
  return file.map(([name, sound, cities]) => ({
    name,
    sound,
    cities: cities.map(([city, citySound, districts, sounds]) => {
      const heard = sounds.split("|");
      return { name: city, sound: citySound, districts: districts.split("|").map((district, index) => ({ name: district, sound: heard[index] ?? "" })) };
    }),
  }));
}

let asked: Promise<Province[]> | null = null;

/** The regions of mainland China; a file of their own, asked for once. A failure is asked again next time. */
export function readRegions(): Promise<Province[]> {
  asked ??= import("./regions.json").then(
    (file) => regionsOf(file.default as unknown as RegionFile),
    (error: unknown) => {
      asked = null;
      throw error;
    },
  );
  return asked;
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s'’]/g, "");
const initials = (sound: string): string => sound.split(" ").map((syllable) => syllable[0] ?? "").join("");

/** Places that what was typed may mean: Chinese anywhere in the name, pinyin or its initials from the beginning; the best first. */
export function placesLike<P extends Place>(places: readonly P[], typed: string): P[] {
  const wanted = plain(typed);
  if (!wanted) return [...places];
  const rank = ({ name, sound }: Place): number => {
    if (name === wanted || plain(sound) === wanted) return 0;
    if (name.startsWith(wanted) || plain(sound).startsWith(wanted)) return 1;
    if (initials(sound).startsWith(wanted)) return 2;
    return name.includes(wanted) ? 3 : 9;
  };
  return places
    .map((place) => ({ place, rank: rank(place) }))
    .filter(({ rank }) => rank < 9)
    .sort((one, other) => one.rank - other.rank)
    .map(({ place }) => place);
}

/** The one place that a text names, in full, without its kind ("上海") or in pinyin; null where it is none or several. */
export function placeNamed<P extends Place>(places: readonly P[], text: string): P | null {
  const wanted = plain(text);
  if (!wanted) return null;
  const exact = places.find(({ name }) => name === wanted);
  if (exact) return exact;
  const like = places.filter(({ name, sound }) => plain(sound) === wanted || (wanted.length > 1 && name.startsWith(wanted)));
  return like.length === 1 ? (like[0] ?? null) : null;
}

/** The name with its reading, for who does not read Chinese: "上海市 · Shanghai". */
export function readingOf({ sound }: Place): string {
  const run = sound.replaceAll(" ", "");
  return run.charAt(0).toUpperCase() + run.slice(1);
}
