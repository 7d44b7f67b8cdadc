import { mount } from 'svelte';
import App from './App.svelte';
import { listenForDrops } from './import/drop';
import DropVeil from './import/DropVeil.svelte';
import sprite from './marks/sprite.svg?raw';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/levels.css';
import { prefs } from './state/prefs.svelte';

// The sprite goes into the page itself, so that its colours follow the theme.
const parsed = new DOMParser().parseFromString(sprite, 'image/svg+xml').documentElement;
parsed.setAttribute('class', 'sprite');
parsed.setAttribute('aria-hidden', 'true');
document.body.prepend(document.importNode(parsed, true));

prefs.load();
const target = document.getElementById('app');
if (target) {
  mount(App, { target });
  listenForDrops();
  mount(DropVeil, { target });
}
