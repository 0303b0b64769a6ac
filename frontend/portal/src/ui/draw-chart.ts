import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

export type ChartData = { kind: "bars" | "line"; labels: string[]; values: number[]; format?: (value: number) => string };

/** Draws into `element` and follows its size; returns what removes the drawing. */
export function drawChart(element: HTMLElement, { kind, labels, values, format = String }: ChartData): () => void {
  const chart = init(element, null, { renderer: "canvas" });
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const text = { color: token("--ink-soft"), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  chart.setOption({
    animation: !still,
    animationDuration: 400,
    grid: { left: 8, right: 12, top: 16, bottom: 4, containLabel: true },
    // "richText" paints the tooltip on the canvas; the default writes HTML with style attributes, which our CSP forbids.
    tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: token("--ink"), borderWidth: 0, textStyle: { ...text, color: token("--paper") }, valueFormatter: (value: unknown) => format(Number(value)) },
    xAxis: { type: "category", data: labels, axisLabel: text, axisTick: { show: false }, axisLine: { lineStyle: { color: token("--line") } } },
    yAxis: { type: "value", scale: kind === "line", minInterval: kind === "bars" ? 1 : undefined, axisLabel: { ...text, formatter: (value: number) => format(value) }, splitLine: { lineStyle: { color: token("--line") } } },
    series: [
      kind === "bars"
        ? { type: "bar", data: values, barMaxWidth: 22, itemStyle: { color: token("--accent"), borderRadius: [3, 3, 0, 0] } }
        : { type: "line", data: values, symbolSize: 6, lineStyle: { color: token("--accent"), width: 2 }, itemStyle: { color: token("--accent") } },
    ],
  });
  const resize = new ResizeObserver(() => chart.resize());
  resize.observe(element);
  return () => {
    resize.disconnect();
    chart.dispose();
  };
}
