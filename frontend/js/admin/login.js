import { change, Refusal } from './requests.js';
import { translatePage, text } from './texts.js';

translatePage();

const form = /** @type {HTMLFormElement} */ (document.getElementById('login'));
const problem = /** @type {HTMLElement} */ (document.getElementById('problem'));
const password = /** @type {HTMLInputElement} */ (document.getElementById('password'));

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.hidden = true;
  const fields = new URLSearchParams({ username: 'admin', password: password.value });
  try {
    await change('POST', '/admin/login', fields);
    location.assign('/admin');
  } catch (e) {
    problem.textContent = e instanceof Refusal ? e.message : text('unreachable');
    problem.hidden = false;
    password.select();
  }
});
