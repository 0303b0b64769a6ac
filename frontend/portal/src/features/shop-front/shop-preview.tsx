import "@parure/shared/styles/accents.css";
import { SegmentedControl } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { currentLanguage } from "@parure/shared";
import { useState } from "react";

import type { ShopRow, Text } from "../../api/types";
import { money } from "../../ui/format";
import { Panel } from "../../ui/page";
import type { Fields } from "./shop-form";
import { lowest } from "./prices";
import classes from "./shop-preview.module.css";

type Language = "zh" | "en";
type Width = "phone" | "desktop";

/** The head of the shop as buyers will see it, while it is being written. */
export function ShopPreview({ fields, rows }: { fields: Fields; rows: readonly ShopRow[] }) {
  const [language, setLanguage] = useState<Language>(currentLanguage() === "en" ? "en" : "zh");
  const [width, setWidth] = useState<Width>("desktop");
  const said = (text: Text) => text[language] || text[language === "zh" ? "en" : "zh"];
  const other = fields.name[language === "zh" ? "en" : "zh"];
  const tone = fields.tone !== "quiet" && fields.banner ? fields.tone : "quiet";
  const name = said(fields.name) || t`Name of the shop`;
  return (
    <Panel title={t`As buyers will see it`} note={t`Follows what you write; nothing is saved yet.`}>
      <div className={classes.tools}>
        <SegmentedControl size="xs" aria-label={t`Language of the preview`} data={[{ value: "zh", label: "中文" }, { value: "en", label: "English" }]} value={language} onChange={(value) => setLanguage(value as Language)} />
        <SegmentedControl size="xs" aria-label={t`Width of the preview`} data={[{ value: "desktop", label: t`Desktop` }, { value: "phone", label: t`Mobile` }]} value={width} onChange={(value) => setWidth(value as Width)} />
      </div>
      <div className={classes.frame} data-width={width} data-tone={tone} data-accent={fields.accent} lang={language === "zh" ? "zh-CN" : "en"} role="img" aria-label={t`Preview of ${name}`}>
        <div className={classes.top}>
          <span className={classes.lines} />
          <span className={classes.mark}>
            {fields.logo && <img src={`/${fields.logo}`} alt="" />}
            <span>
              <strong>{name}</strong>
              {other && other !== name && <em>{other}</em>}
            </span>
          </span>
          <span className={classes.bag} />
        </div>
        <div className={classes.hero}>
          {tone !== "quiet" && <img className={classes.banner} src={`/${fields.banner ?? ""}`} alt="" />}
          <div className={classes.words}>
            <b>{name}</b>
            {said(fields.tagline) && <span>{said(fields.tagline)}</span>}
            <i>{language === "zh" ? "查看全部" : "See the collection"}</i>
          </div>
        </div>
        <div className={classes.cards}>
          {rows.slice(0, 4).map((row) => (
            <div key={row.product_id}>
              {row.image ? <img src={row.image.url} alt="" loading="lazy" /> : <span />}
              <p>{row.title}</p>
              <p>{money(lowest(row))}</p>
            </div>
          ))}
          {rows.length === 0 && Array.from({ length: 4 }, (_, index) => <div key={index}><span /></div>)}
        </div>
      </div>
    </Panel>
  );
}
