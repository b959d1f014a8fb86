// What scripts add to pages that work without them.
(() => {
  "use strict";

  // ---- forms: the second click of a double click is not sent ----

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.busy !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.busy = "";
    form.setAttribute("aria-busy", "true");
  });

  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-busy]")) {
      delete form.dataset.busy;
      form.removeAttribute("aria-busy");
    }
  });

  // ---- times: in the reader's own zone ----

  const shapes = {
    short: { hour: "2-digit", minute: "2-digit" },
    day: { day: "numeric", month: "short", year: "numeric" },
    long: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  };
  const exact = { dateStyle: "full", timeStyle: "long" };
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

  const localise = (root) => {
    for (const time of root.querySelectorAll("time[data-local]")) {
      const at = new Date(time.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      time.textContent = new Intl.DateTimeFormat(language, shapes[time.dataset.local] ?? shapes.long).format(at);
      time.title = new Intl.DateTimeFormat(language, exact).format(at);
    }
  };

  localise(document);
  document.addEventListener("htmx:load", (event) => localise(event.detail.elt));
  document.addEventListener("htmx:oobAfterSwap", (event) => localise(event.target.parentElement ?? document));

  // ---- printing: a page that is also a paper ----

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-print]")) window.print();
  });
})();
