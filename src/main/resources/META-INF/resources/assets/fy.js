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

  // An instant goes through a form as x (a local time), x.shown, x.instant and x.offset. The server renders them in UTC,
  // with the offset Z. Local times are compared as times, never as texts: browsers drop closing zeros of a fraction.

  const companion = (field, what) => field.form?.elements.namedItem(`${field.name}.${what}`);

  const asUtc = (local) => Date.parse(`${local}Z`);

  const isSame = (one, other) => asUtc(one) === asUtc(other);

  /** Milliseconds as +01:00; with seconds where a zone once had them. */
  const offsetText = (ahead) => {
    const seconds = Math.round(Math.abs(ahead) / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two);
    return (ahead < 0 ? "-" : "+") + parts.slice(0, seconds % 60 ? 3 : 2).join(":");
  };

  /** To the second; without seconds where there are none. */
  const wallTime = (at, ahead) =>
    new Date(at.getTime() + ahead).toISOString().slice(0, 19).replace(/:00$/, "");

  /** Fields in the reader's time. */
  const local = new WeakSet();

  /**
   * A browser that comes back to a page may have filled in again any of the fields. So all follows from x.instant, and
   * what was typed stays: what a field shows is what it sends.
   */
  const localiseField = (field) => {
    const [shown, instant, offset] = ["shown", "instant", "offset"].map((what) => companion(field, what));
    if (!instant) return;
    if (instant.value) {
      const at = new Date(instant.value);
      if (Number.isNaN(at.getTime())) return;
      const untouched = isSame(field.value, field.defaultValue) || isSame(field.value, shown.value);
      const ahead = -at.getTimezoneOffset() * 60000;
      offset.value = offsetText(ahead);
      shown.value = wallTime(at, ahead);
      field.defaultValue = shown.value;
      if (untouched) field.value = shown.value;
    }
    field.labels[0]?.querySelector("[data-utc]")?.remove();
    local.add(field);
  };

  // What was typed is of the zone's offset at that time: the first of two instants where clocks are put back, the offset
  // of before where they are put forward. That is how Date reads a local time.
  document.addEventListener("formdata", (event) => {
    for (const field of event.target.elements) {
      if (!local.has(field) || !field.value || isSame(field.value, companion(field, "shown").value)) continue;
      const ahead = asUtc(field.value) - new Date(field.value).getTime();
      event.formData.set(`${field.name}.offset`, offsetText(ahead));
    }
  });

  const localise = (root) => {
    root.querySelectorAll("input[type='datetime-local']").forEach(localiseField);
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
