import { Skeleton } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import classes from "./chart.module.css";
import type { ChartData } from "./draw-chart";

type ChartProps = { data: ChartData; summary: string };

/** A drawing for the eye; the same facts stand in `summary` for everyone else. ECharts is fetched only where a chart is shown. */
export function Chart({ data, summary }: ChartProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let alive = true;
    let dispose = () => {};
    void import("./draw-chart").then(({ drawChart }) => {
      if (!alive || !canvas.current) return;
      dispose = drawChart(canvas.current, data);
      setReady(true);
    });
    return () => {
      alive = false;
      dispose();
    };
  }, [data]);
  return (
    <figure className={classes.chart}>
      {!ready && <Skeleton className={classes.waiting} height="100%" />}
      <div ref={canvas} className={classes.canvas} aria-hidden />
      <figcaption className="visually-hidden">{summary}</figcaption>
    </figure>
  );
}
