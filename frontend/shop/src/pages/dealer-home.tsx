import { useLingui } from "@lingui/react/macro";
import { entered } from "../features/dealer-shop/front";
import { ShopCategories } from "../features/dealer-shop/shop-categories";
import { ShopHero } from "../features/dealer-shop/shop-hero";
import { ShopStory } from "../features/dealer-shop/shop-story";
import { ShopWindow, readWindow } from "../features/dealer-shop/shop-window";
import { useRemote } from "../ui/remote";
import { usePageTitle } from "../ui/title";

export default function DealerHomePage() {
  const { i18n } = useLingui();
  const { front, total } = entered;
  const { remote, reload } = useRemote(front && `dealer-home|${i18n.locale}`, readWindow);
  usePageTitle(null);
  if (!front) return null; // shut: the house says so in place of every page
  return (
    <>
      <ShopHero front={front} total={total} />
      <ShopCategories />
      <ShopWindow remote={remote} onRetry={reload} />
      <ShopStory front={front} />
    </>
  );
}
