import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconFilePlus } from "@tabler/icons-react";
import { useState } from "react";

import type { Application, Qualification } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { day } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { openPapers } from "./application-form";
import { FilePaperDialog, type Filing } from "./file-paper-dialog";
import classes from "./onboarding.module.css";
import { OpenPaper } from "./open-paper";
import { pathOf, useChanged } from "./use-application";
import { paperName, paperStatus } from "./words";

type SectionProps = { application: Application; title: string; note: string; /** Owners and applicants; staff look only. */ mayFile: boolean };

/** Papers with how long they hold, and empty places for those that are still needed. */
export function PapersSection({ application, title, note, mayFile }: SectionProps) {
  const [filing, setFiling] = useState<Filing | null>(null);
  const [removing, setRemoving] = useState<Qualification | null>(null);
  const changed = useChanged();
  const remove = async () => {
    await api.delete(`${pathOf(application)}/qualifications/${removing?.qualification_id}`);
    await changed(await api.get<Application>(pathOf(application)));
    toast.done(t`Taken back.`);
  };
  const shown = application.qualifications.filter((paper) => paper.state !== "replaced");
  const renewed = new Set(shown.filter((paper) => paper.state === "filed").map((paper) => paper.replaces));
  return (
    <Panel flush title={title} note={note} actions={mayFile && <Button size="sm" variant="default" leftSection={<IconFilePlus size={16} aria-hidden />} onClick={() => setFiling({ kind: null, renews: null })}>{t`Add a paper`}</Button>}>
      <ul className={classes.papers}>
        {openPapers(application).map((kind) => (
          <li key={kind} data-missing>
            <div>
              <div className={classes.paperHead}>{paperName(kind)} <Status tone="bad">{t`Needed`}</Status></div>
              <p className={classes.paperFacts}>{t`A scan or a photo on which everything can be read.`}</p>
            </div>
            {mayFile && <div className={classes.paperActions}><Button size="sm" aria-label={t`File ${paperName(kind)}`} onClick={() => setFiling({ kind, renews: null })}>{t`File`}</Button></div>}
          </li>
        ))}
        {shown.map((paper) => (
          <li key={paper.qualification_id}>
            <PaperLine paper={paper} note={application.checks.find((check) => check.item === paper.qualification_id)?.note ?? paper.note} />
            <div className={classes.paperActions}>
              <OpenPaper application={application} paper={paper} />
              {mayFile && !renewed.has(paper.qualification_id) && (
                <Button size="xs" variant="default" aria-label={paper.state === "accepted" ? t`Renew ${paperName(paper.kind)}` : t`Replace ${paperName(paper.kind)}`} onClick={() => setFiling({ kind: paper.kind, renews: paper })}>
                  {paper.state === "accepted" ? t`Renew` : t`Replace`}
                </Button>
              )}
              {mayFile && paper.state !== "accepted" && <Button size="xs" variant="subtle" aria-label={t`Take back ${paperName(paper.kind)}`} onClick={() => setRemoving(paper)}>{t`Take back`}</Button>}
            </div>
          </li>
        ))}
      </ul>
      <FilePaperDialog application={application} filing={filing} close={() => setFiling(null)} />
      <Confirm opened={removing !== null} close={() => setRemoving(null)} title={t`Take this paper back?`} action={t`Take back`} run={remove}>
        <p>{t`Its file is not shown to anybody any more. You can file another one.`}</p>
      </Confirm>
    </Panel>
  );
}

export function PaperLine({ paper, note }: { paper: Qualification; note?: string | null }) {
  const { name, tone } = paperStatus(paper);
  return (
    <div>
      <div className={classes.paperHead}>{paperName(paper.kind)} <Status tone={tone}>{name}</Status></div>
      <PaperFacts paper={paper} />
      {note && <p className={classes.wrong}>{note}</p>}
    </div>
  );
}

/** What is printed on it, and why its file was refused if it was. */
export function PaperFacts({ paper }: { paper: Qualification }) {
  const failure = paper.file?.failure;
  return (
    <div>
      <p className={classes.paperFacts}>
        <span>{t`No. ${paper.number}`}</span>
        <span>{paper.issuer}</span>
        <span>{paper.valid_until ? t`valid through ${day(paper.valid_until)}` : t`no last day`}</span>
      </p>
      {failure && <p className={classes.wrong}>{failure}</p>}
    </div>
  );
}
