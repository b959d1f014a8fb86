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

  const two = (number) => String(number).padStart(2, "0");

  /** As a field of type datetime-local wants it. */
  const wallTime = (at) =>
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}` +
    (at.getSeconds() || at.getMilliseconds()
      ? `:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, "0")}`
      : "");

  /** What each field was filled with: in the reader's time, and the instant that this stands for. */
  const filled = new WeakMap();

  /** Fields come in UTC. One that the browser has filled again itself is in the reader's time already. */
  const localiseField = (field) => {
    const at = new Date(`${field.defaultValue}Z`);
    if (filled.has(field) || Number.isNaN(at.getTime()) || field.value !== field.defaultValue) return;
    field.value = wallTime(at);
    filled.set(field, { shown: field.value, instant: at.toISOString() });
  };

  document.addEventListener("formdata", (event) => {
    for (const field of event.target.querySelectorAll("input[type='datetime-local'][name]")) {
      const known = filled.get(field);
      const at = new Date(field.value);
      if (known?.shown === field.value) event.formData.set(field.name, known.instant);
      else if (!Number.isNaN(at.getTime())) event.formData.set(field.name, at.toISOString());
    }
  });

  const localise = (root) => {
    root.querySelectorAll("input[type='datetime-local']").forEach(localiseField);
    root.querySelectorAll("[data-utc]").forEach((words) => words.remove());
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
