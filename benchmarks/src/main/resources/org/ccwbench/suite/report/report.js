"use strict";
(() => {
  const SMALL = 1e-12;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const brief = value => {
    const size = Math.abs(value);
    const plain = number => String(+number.toFixed(6));
    if (size >= 1e6) return plain(value / 1e6) + "M";
    if (size >= 1e3 && value % 1e3 === 0) return plain(value / 1e3) + "k";
    return plain(value);
  };
  const shown = value => value == null ? "–" : String(+value.toPrecision(4));
  const nines = value => value === 0 ? "0 %" : value === 1 ? "90 %" : value === 2 ? "99 %"
    : Number.isInteger(value) ? "99." + "9".repeat(value - 2) + " %" : "";
  const isDecade = value => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
  const percentile = value => value == null ? "–" : String(+(100 * (1 - 10 ** -value)).toFixed(5)) + " %";

  const scale = (axis, plot, which) => {
    if (axis.kind === "LOG") return {distr: 3, time: false};
    const values = plot.series.flatMap(line => line.points.map(point => point[which]));
    const least = axis.kind === "NINES" ? 0 : Math.min(0, ...values);
    if (axis.kind === "COUNT") return {time: false, range: (u, low, high) => [low - 0.5, high + 0.5]};
    return which === 0 ? {time: false} : {time: false, range: (u, low, high) => {
      const top = high > least ? high : least + 1;
      return [Math.min(least, low ?? least), top + (top - least) * 0.05];
    }};
  };

  const axis = (given, side) => ({
    label: given.label,
    stroke: colour("muted"),
    grid: {stroke: colour("grid"), width: 1,
      filter: (u, ticks) => given.kind === "LOG" ? ticks.map(tick => isDecade(tick) ? tick : null) : ticks},
    ticks: {stroke: colour("grid"), width: 1},
    font: "13px system-ui, sans-serif",
    labelFont: "13px system-ui, sans-serif",
    size: side === 3 ? 76 : 44,
    labelSize: 24,
    side,
    ...(given.kind === "COUNT" ? {incrs: [1, 2, 5, 10, 20, 50, 100]} : {}),
    ...(given.kind === "NINES" ? {incrs: [1], values: (u, ticks) => ticks.map(nines)}
      : given.kind === "LOG" ? {values: (u, ticks) => ticks.map(tick => tick == null ? "" : brief(tick))}
      : {values: (u, ticks) => ticks.map(brief)})
  });

  const line = (given, y) => {
    const stroke = colour(given.style.split(" ")[0]);
    const rings = given.form === "RINGS";
    const lines = given.form === "LINE" || given.form === "DOTTED_LINE";
    return {
      label: given.name,
      stroke,
      width: lines ? 1.5 : rings ? 2 : 0,
      dash: given.style.includes("dotted") ? [3, 3] : undefined,
      paths: lines ? undefined : () => null,
      spanGaps: true,
      points: {show: given.form !== "LINE", size: rings ? 14 : 6, width: rings ? 2 : 1, stroke,
        fill: rings ? "transparent" : stroke},
      value: (u, value) => shown(value)
    };
  };

  const behind = plot => u => {
    const {ctx, bbox} = u;
    const at = x => u.valToPos(x, "x", true);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.fillStyle = colour("band");
    plot.bands.forEach(([from, to]) => ctx.fillRect(at(from), bbox.top, at(to) - at(from), bbox.height));
    ctx.restore();
  };

  const above = plot => u => {
    const {ctx, bbox} = u;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = colour("ink");
    ctx.font = 13 * devicePixelRatio + "px system-ui, sans-serif";
    ctx.textAlign = "center";
    plot.marks.forEach(mark => {
      const x = u.valToPos(mark.x, "x", true);
      if (x < bbox.left - SMALL || x > bbox.left + bbox.width) return;
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.fillText(mark.label, x, bbox.top - 5 * devicePixelRatio);
    });
    ctx.restore();
  };

  const data = plot => {
    const tables = plot.series.map(given => {
      const sorted = [...given.points].sort((left, right) => left[0] - right[0]);
      return [sorted.map(point => point[0]), sorted.map(point => point[1])];
    });
    return uPlot.join(tables);
  };

  const draw = (place, plot) => {
    place.replaceChildren();
    const chart = new uPlot({
      title: plot.title,
      width: Math.max(320, place.clientWidth),
      height: plot.height + 110,
      padding: [18, 18, 0, 0],
      scales: {x: scale(plot.x, plot, 0), y: scale(plot.y, plot, 1)},
      axes: [axis(plot.x, 2), axis(plot.y, 3)],
      series: [{label: plot.x.label.split(":")[0], value: (u, value) => plot.x.kind === "NINES" ? percentile(value) : shown(value)},
        ...plot.series.map(line)],
      cursor: {drag: {x: true, y: false}},
      hooks: {drawClear: [behind(plot)], draw: [above(plot)]}
    }, data(plot), place);
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = "Drag to zoom, double-click to see all again; a click on a name hides its line.";
    place.append(hint);
    return chart;
  };

  const charts = [...document.querySelectorAll("[data-plot]")].map(figure => {
    const plot = JSON.parse(document.getElementById(figure.dataset.plot).textContent);
    const place = document.createElement("div");
    place.className = "live";
    figure.classList.add("scripted");
    figure.append(place);
    return {plot, place, chart: draw(place, plot)};
  });

  const again = () => charts.forEach(one => {
    one.chart.destroy();
    one.chart = draw(one.place, one.plot);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) {
      width = innerWidth;
      again();
    }
  });
})();
