import classes from "./shell.module.css";

export function Brand() {
  return (
    <span className={classes.brand}>
      Parure <span className={classes.brandZh} lang="zh-CN">珠联</span>
    </span>
  );
}
