// A report that cannot be sent now is sent when the line is back. What was typed stays in this page, in memory, and
// nowhere else; the same form sent twice is one report (it carries a key of its own). Without this the form is plain.

const PATIENCE = 20000;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30000;
const CALL = 'a[href^="tel:"]';
const KEPT = "form[data-keep-trying]";

const sleep = (form, time) => new Promise((done) => {
  const again = form.querySelector("[data-send-now]");
  const wake = () => {
    clearTimeout(timer);
    window.removeEventListener("online", wake);
    again?.removeEventListener("click", wake);
    done();
  };
  const timer = setTimeout(wake, time);
  window.addEventListener("online", wake);
  again?.addEventListener("click", wake);
});

const send = async (form, submitter) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const body = new FormData(form, submitter); // read anew each time: what was corrected meanwhile goes along
  try {
    return await fetch(form.action, {
      method: "POST", body, signal: stop.signal, credentials: "same-origin", headers: { "X-Keep-Trying": "yes" },
    });
  } finally {
    clearTimeout(timer);
  }
};

const show = (text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const summary = document.querySelector(".govuk-error-summary") ?? document.querySelector("main h1");
  summary?.setAttribute("tabindex", "-1");
  summary?.focus();
};

let unsent = false;
let calling = false;
document.addEventListener("input", (event) => {
  if (event.target.form?.matches(KEPT)) unsent = true;
});
// A call to 112 or 101 leaves the page where it is: no question may stand between a finger and the call.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.(CALL)) return;
  calling = true;
  setTimeout(() => { calling = false; }, 1000);
}, { capture: true });
window.addEventListener("beforeunload", (event) => {
  if (unsent && !calling) event.preventDefault();
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(KEPT)) {
    if (form.method === "post") unsent = false; // the same words, sent again from the page that kept them
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.trying) return;
  form.dataset.trying = "yes";
  unsent = true;
  const banner = form.querySelector("[data-unsent]");
  const button = event.submitter ?? form.querySelector("[type=submit]");
  button?.setAttribute("aria-disabled", "true");
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      const answer = await send(form, event.submitter);
      if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
      if (answer.status === 201) {
        unsent = false;
        window.location.replace(answer.headers.get("Location"));
      } else {
        show(await answer.text());
      }
      return;
    } catch {
      if (banner.hidden) {
        banner.hidden = false;
        banner.scrollIntoView({ block: "center" });
      }
      await sleep(form, wait);
    }
  }
}, { capture: true });
