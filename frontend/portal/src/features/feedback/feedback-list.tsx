import { Button } from "@mantine/core";
import { plural, t } from "@lingui/core/macro";
import { IconMessageCircle, IconStarFilled } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { useList } from "../../api/lists";
import type { Feedback } from "../../api/types";
import { Filters, useFilter } from "../../ui/filters";
import { When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty, Failed, Waiting } from "../../ui/states";
import { Status } from "../../ui/status";
import { AnswerBox } from "./answer-box";
import { Decide } from "./decide";
import classes from "./feedback.module.css";
import { concernName } from "./words";

const REFRESH_MS = 30_000;

/** What buyers say of a supplier's pieces and ask about them; what has no answer yet can be seen alone. */
export function OwnFeedback() {
  const [open, setOpen] = useFilter("open", "true");
  const list = useList<Feedback>("/feedback", { open });
  const choices = [{ value: "true", label: t`Without an answer` }, { value: "false", label: t`All` }];
  return (
    <>
      <Filters label={t`Filter by answer`} choices={choices} chosen={open} choose={setOpen} />
      <List
        list={list}
        actions={(item) => <AnswerBox item={item} onDone={list.refresh} />}
        empty={open === "true" ? t`Everything is answered` : t`Nobody has written yet`}
        hint={t`Buyers write when they have received a piece. An answer helps the next one to decide.`}
      />
    </>
  );
}

/** What an operator should read before others do, or what people have reported. */
export function FeedbackDesk() {
  const list = useList<Feedback>("/feedback", {}, { refreshMs: REFRESH_MS });
  return (
    <List
      list={list}
      actions={(item) => <Decide item={item} onDone={list.refresh} />}
      empty={t`Nothing waits`}
      hint={t`Texts with contact details, links or strong words come here, and those that three people reported.`}
    />
  );
}

type ListProps = { list: ReturnType<typeof useList<Feedback>>; actions: (item: Feedback) => ReactNode; empty: string; hint: string };

function List({ list, actions, empty, hint }: ListProps) {
  if (list.error && !list.rows) return <Failed error={list.error} retry={list.retry} />;
  if (!list.rows) return <Waiting rows={4} height={110} />;
  if (!list.rows.length) return <Panel><Empty icon={<IconMessageCircle size={28} stroke={1.4} />} title={empty}>{hint}</Empty></Panel>;
  return (
    <>
      <ul className={classes.list}>
        {list.rows.map((item) => <li key={item.text_id}><Card item={item}>{actions(item)}</Card></li>)}
      </ul>
      {list.more.has && <div className={classes.more}><Button variant="default" loading={list.more.loading} onClick={list.more.load}>{t`Load more`}</Button></div>}
    </>
  );
}

function Card({ item, children }: { item: Feedback; children: ReactNode }) {
  const stars = item.stars;
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <a href={`/p/${item.product_id}`} className={classes.product}>{item.product_title}</a>
        <span className={classes.kind}>{item.kind === "review" ? t`Review` : t`Question`}</span>
        {stars !== null && (
          <span className={classes.stars}>
            <IconStarFilled size={14} aria-hidden /> {stars}
            <span className="visually-hidden">{t`of 5 stars`}</span>
          </span>
        )}
        <span className={classes.when}>{item.name ?? t`without a name`} · <When at={item.created_at} /></span>
      </header>
      {item.title && <p className={classes.title}>{item.title}</p>}
      <p className={classes.text}>{item.text}</p>
      {(item.concerns.length > 0 || item.reports > 0) && item.state === "waiting" && (
        <p className={classes.concerns}>
          {item.concerns.map((concern) => <Status key={concern} tone="wait">{concernName(concern)}</Status>)}
          {item.reports > 0 && <Status tone="bad">{plural(item.reports, { one: "# report", other: "# reports" })}</Status>}
        </p>
      )}
      {item.answers.map((answer) => <p key={answer.answer_id} className={classes.answer}>{answer.text}</p>)}
      {children}
    </article>
  );
}
