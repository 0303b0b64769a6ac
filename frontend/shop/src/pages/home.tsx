import "../features/home/home.css";
import { useLingui } from "@lingui/react/macro";
import { readNewest } from "../features/catalog/api";
import { CategoryTiles } from "../features/home/category-tiles";
import { Hero } from "../features/home/hero";
import { NewPieces } from "../features/home/new-pieces";
import { Promises } from "../features/home/promises";
import { Story } from "../features/home/story";
import { useRemote } from "../ui/remote";
import { usePageTitle } from "../ui/title";

/** One call for the whole page: new pieces, and a picture for each category among them. */
const NEWEST = 60;

export default function HomePage() {
  const { i18n } = useLingui();
  const { remote, reload } = useRemote(`home|${i18n.locale}`, (signal) => readNewest(NEWEST, signal));
  usePageTitle(null);
  return (
    <>
      <Hero />
      <CategoryTiles products={remote.data?.items ?? null} />
      <NewPieces remote={remote} onRetry={reload} />
      <Story />
      <Promises />
    </>
  );
}
