import { useLingui } from "@lingui/react/macro";
import { readShopWindow } from "../features/catalog/api";
import { mainCategories } from "../features/shell/navigation";
import { CategoryTiles } from "../features/home/category-tiles";
import { Hero } from "../features/home/hero";
import { NewPieces } from "../features/home/new-pieces";
import { Promises } from "../features/home/promises";
import { publishedWindow } from "../features/home/published";
import { Story } from "../features/home/story";
import { useRemote } from "../ui/remote";
import { usePageTitle } from "../ui/title";

/** Of each category: one for its door, the others for the row of new pieces. */
const OF_EACH = 2;

export default function HomePage() {
  const { i18n } = useLingui();
  const { remote, reload } = useRemote(`home|${i18n.locale}`, (signal) => readShopWindow(mainCategories, OF_EACH, signal), publishedWindow(i18n.locale));
  usePageTitle(null);
  return (
    <>
      <Hero />
      <CategoryTiles products={remote.data} />
      <NewPieces remote={remote} onRetry={reload} />
      <Story />
      <Promises />
    </>
  );
}
