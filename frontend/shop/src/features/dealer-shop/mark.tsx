import { useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { Picture } from "../../ui/picture";
import { entered } from "./front";

/** The shop's name where the mall's stands, in both languages: the reader's own is the larger one. */
export function ShopMark() {
  const { i18n } = useLingui();
  const front = entered.front;
  if (!front) return <ParureMark />;
  const english = i18n.locale === "en";
  const [large, small] = english ? [front.name.en, front.name.zh] : [front.name.zh, front.name.en];
  return (
    <Link href="/" class="wordmark shop-mark">
      {front.logo && <Picture picture={front.logo} alt="" eager sizes="2.5rem" class="shop-mark-logo" />}
      <span class="shop-mark-text">
        <span class={english ? "shop-mark-name shop-mark-latin" : "shop-mark-name"} lang={english ? "en" : "zh-CN"}>
          {large}
        </span>
        {small !== large && (
          <span class="shop-mark-other" lang={english ? "zh-CN" : "en"}>
            {small}
          </span>
        )}
      </span>
    </Link>
  );
}

function ParureMark() {
  return (
    <a href="/" class="wordmark">
      <span class="wordmark-latin">Parure</span>
      <span class="wordmark-hanzi" lang="zh-CN">
        珠联
      </span>
    </a>
  );
}
