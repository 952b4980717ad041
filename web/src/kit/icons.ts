import arrowDown from "bootstrap-italia/src/svg/it-arrow-down.svg?raw";
import arrowLeft from "bootstrap-italia/src/svg/it-arrow-left.svg?raw";
import arrowRight from "bootstrap-italia/src/svg/it-arrow-right.svg?raw";
import arrowUp from "bootstrap-italia/src/svg/it-arrow-up.svg?raw";
import calendar from "bootstrap-italia/src/svg/it-calendar.svg?raw";
import chart from "bootstrap-italia/src/svg/it-chart-line.svg?raw";
import check from "bootstrap-italia/src/svg/it-check.svg?raw";
import checkCircle from "bootstrap-italia/src/svg/it-check-circle.svg?raw";
import clock from "bootstrap-italia/src/svg/it-clock.svg?raw";
import close from "bootstrap-italia/src/svg/it-close.svg?raw";
import copy from "bootstrap-italia/src/svg/it-copy.svg?raw";
import remove from "bootstrap-italia/src/svg/it-delete.svg?raw";
import hearing from "bootstrap-italia/src/svg/it-hearing.svg?raw";
import help from "bootstrap-italia/src/svg/it-help-circle.svg?raw";
import info from "bootstrap-italia/src/svg/it-info-circle.svg?raw";
import key from "bootstrap-italia/src/svg/it-key.svg?raw";
import lock from "bootstrap-italia/src/svg/it-lock.svg?raw";
import mail from "bootstrap-italia/src/svg/it-mail.svg?raw";
import place from "bootstrap-italia/src/svg/it-map-marker.svg?raw";
import minus from "bootstrap-italia/src/svg/it-minus.svg?raw";
import plus from "bootstrap-italia/src/svg/it-plus.svg?raw";
import screen from "bootstrap-italia/src/svg/it-presentation.svg?raw";
import print from "bootstrap-italia/src/svg/it-print.svg?raw";
import refresh from "bootstrap-italia/src/svg/it-refresh.svg?raw";
import undo from "bootstrap-italia/src/svg/it-restore.svg?raw";
import search from "bootstrap-italia/src/svg/it-search.svg?raw";
import settings from "bootstrap-italia/src/svg/it-settings.svg?raw";
import starFull from "bootstrap-italia/src/svg/it-star-full.svg?raw";
import star from "bootstrap-italia/src/svg/it-star-outline.svg?raw";
import user from "bootstrap-italia/src/svg/it-user.svg?raw";
import warning from "bootstrap-italia/src/svg/it-warning-circle.svg?raw";
import wifi from "bootstrap-italia/src/svg/it-wifi.svg?raw";

const drawings = {
  arrowDown,
  arrowLeft,
  arrowRight,
  arrowUp,
  calendar,
  chart,
  check,
  checkCircle,
  clock,
  close,
  copy,
  hearing,
  help,
  info,
  key,
  lock,
  mail,
  minus,
  place,
  plus,
  print,
  refresh,
  remove,
  screen,
  search,
  settings,
  star,
  starFull,
  undo,
  user,
  warning,
  wifi,
};

export type IconName = keyof typeof drawings;

/** The shapes inside the drawing's own `<svg>`. */
export function shapes(name: IconName): string {
  return drawings[name].replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "");
}
