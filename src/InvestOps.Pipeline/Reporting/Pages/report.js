"use strict";

// Tables are whole without this script; it adds sorting by a column and searching.
(() => {
  const numberOf = (text) => {
    const value = parseFloat(text.replaceAll("−", "-").replace(/[^0-9.-]/g, ""));
    return Number.isNaN(value) ? -Infinity : value;
  };

  const makeSortable = (table) => {
    const body = table.tBodies[0];
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const isNumber = head.classList.contains("number");
      const keyOf = (row) => (isNumber ? numberOf(row.cells[column].textContent) : row.cells[column].textContent.trim());
      button.addEventListener("click", () => {
        const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
        const keyed = Array.from(body.rows, (row) => [keyOf(row), row]);
        keyed.sort(([left], [right]) => (left < right ? -way : left > right ? way : 0));
        body.append(...keyed.map(([, row]) => row));
      });
    });
  };

  const makeSearchable = (search) => {
    const input = search.querySelector("input");
    const count = search.querySelector("output");
    const rows = Array.from(search.parentElement.querySelector("table").tBodies[0].rows);
    const texts = rows.map((row) => Array.from(row.cells, (cell) => cell.textContent).join(" ").toLowerCase());
    const show = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter((word) => word.length > 0);
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => texts[index].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = `${shown} / ${rows.length}`;
    };
    search.hidden = false;
    input.addEventListener("input", show);
    show();
  };

  document.querySelectorAll("table.sortable").forEach(makeSortable);
  document.querySelectorAll(".search").forEach(makeSearchable);
})();
