// The OpenLayers map behind a small face: data in, clicks and the pointer out. Canvas only, no WebGL: it must run
// on machines without a GPU. Heavy layers are drawn into an image once and moved with it (VectorImageLayer).
import type Feature from 'ol/Feature';
import OlMap from 'ol/Map';
import View from 'ol/View';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import ScaleLine from 'ol/control/ScaleLine';
import {
  boundingExtent,
  containsExtent,
  extend,
  getCenter,
  getHeight,
  getWidth,
  isEmpty,
  type Extent,
} from 'ol/extent';
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom';
import { defaults } from 'ol/interaction/defaults';
import Modify from 'ol/interaction/Modify';
import VectorLayer from 'ol/layer/Vector';
import VectorImageLayer from 'ol/layer/VectorImage';
import { fromLonLat, toLonLat } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import type { EventRow, LonLat, PlaceLabel, Silence } from '../lib/border';
import type { Drawing, LayerName } from '../state/focus.svelte';
import { fillBasemap } from './basemap';
import { countryStyle, landStyle, lineStyle } from './layers/base';
import { draftFeatures, draftPoints, draftStyle } from './layers/draft';
import { areaFeatures, areaNameStyle, areaStyle, eventFeatures, eventStyle } from './layers/events';
import { crossingFeatures, crossingStyle, placeFeatures, placeStyle } from './layers/places';
import { letterFeatures, letterStyle, type Letter } from './layers/letters';
import { markFeatures, markStyle, routeFeatures, routeStyle, shutFeatures, shutMarks } from './layers/routes';
import { Signs } from './layers/room';
import { silenceFeatures } from './layers/silences';
import { lineOf, NOTHING_SHUT, type DrawnCrossing, type DrawnRoute, type Shut } from './lines';
import { ORDER, zOf, type LayerId } from './order';
import { readInk } from './theme';

export interface Hit {
  route?: string;
  crossing?: string;
  event?: string;
}
export interface ChartEvents {
  click: (hit: Hit, at: LonLat) => void;
  pointer: (at: LonLat | null, hit: Hit) => void;
  /** A handle of the draft was moved, or a corner put in between. */
  reshaped: (points: LonLat[]) => void;
}

/** These are redrawn for every small change or carry labels that must give way; the others are drawn into an image. */
const LIVE: LayerId[] = [
  'country-names',
  'places',
  'area-names',
  'crossings',
  'events',
  'marks',
  'letters',
  'draft',
];
/** Where the view opens before there is anything to fit. */
const OPENING = { center: [38.5, 35.5] as LonLat, zoom: 6.4 };

/** Room left around what is brought into view: tools, scale and names stand there. */
const EDGE_PX = 70;

export class Chart {
  readonly #map: OlMap;
  readonly #sources = new Map<LayerId, VectorSource>();
  readonly #layers = new Map<LayerId, VectorLayer | VectorImageLayer>();
  readonly #doubleClick: DoubleClickZoom | undefined;
  readonly #modify: Modify;
  readonly #signs: Signs;
  #routes: DrawnRoute[] = [];
  #crossings: DrawnCrossing[] = [];
  #events: EventRow[] = [];
  #silences: Silence[] = [];
  #shut = NOTHING_SHUT;
  #shown: Record<LayerName, boolean> | null = null;
  #selected: { what: string; id: string } | null = null;
  #hovered: string | null = null;
  #fitted = false;

  constructor(target: HTMLElement, scale: HTMLElement, on: ChartEvents) {
    for (const id of ORDER) {
      const source = new VectorSource();
      const live = LIVE.includes(id);
      // Labels of the live layers give way to one another; the discs and the draft always show.
      const options = { source, zIndex: zOf(id) };
      const layer = live
        ? new VectorLayer({
            ...options,
            declutter: id !== 'draft' && id !== 'events' && id !== 'letters',
            updateWhileAnimating: id === 'draft',
          })
        : new VectorImageLayer({ ...options, imageRatio: 1.6 });
      this.#sources.set(id, source);
      this.#layers.set(id, layer);
    }
    const signs = ['crossings', 'events', 'marks', 'letters'] as const;
    this.#signs = new Signs(signs.map((id) => this.#source(id)));
    this.#map = new OlMap({
      target,
      layers: [...this.#layers.values()],
      // The default would let the wheel work only after a click into the map.
      interactions: defaults({ onFocusOnly: false }),
      controls: [new ScaleLine({ target: scale, minWidth: 80, maxWidth: 130 })],
      view: new View({
        center: fromLonLat(OPENING.center),
        zoom: OPENING.zoom,
        minZoom: 3,
        maxZoom: 17,
        enableRotation: false,
      }),
    });
    this.#doubleClick = this.#map
      .getInteractions()
      .getArray()
      .find((one) => one instanceof DoubleClickZoom);
    this.#modify = new Modify({ source: this.#source('draft') });
    this.#modify.setActive(false);
    this.#modify.on('modifyend', (event) => {
      const feature = event.features.item(0);
      if (feature) on.reshaped(draftPoints(feature));
    });
    this.#map.addInteraction(this.#modify);
    this.#map.on('click', (event) => {
      // A click on the draft itself belongs to its handles.
      if (this.#modify.getActive() && this.#onDraft(event)) return;
      on.click(this.#hit(event), toLonLat(event.coordinate) as LonLat);
    });
    this.#map.on('pointermove', (event) => {
      if (event.dragging) return;
      const hit = this.#hit(event);
      target.style.cursor = hit.route || hit.crossing || hit.event ? 'pointer' : '';
      on.pointer(toLonLat(event.coordinate) as LonLat, hit);
    });
    target.addEventListener('pointerleave', () => on.pointer(null, {}));
    this.restyle();
  }

  /** After the next frame of the map. */
  drawn(): Promise<void> {
    return new Promise((resolve) => this.#map.once('rendercomplete', () => resolve()));
  }

  /** Land and borders. Asked for once the routes are on the map: they are what a planner waits for. */
  fillGround(): void {
    void fillBasemap({
      land: this.#source('land'),
      lines: this.#source('lines'),
      names: this.#source('country-names'),
    });
  }

  #source(id: LayerId): VectorSource {
    return this.#sources.get(id) as VectorSource;
  }
  #layer(id: LayerId): VectorLayer | VectorImageLayer {
    return this.#layers.get(id) as VectorLayer | VectorImageLayer;
  }
  #fill(id: LayerId, features: Feature[]): void {
    const source = this.#source(id);
    // The quick way says nothing to listeners; the handles of the draft must hear of it.
    source.clear(id !== 'draft');
    source.addFeatures(features);
  }

  #hit(event: MapBrowserEvent): Hit {
    const hit: Hit = {};
    this.#map.forEachFeatureAtPixel(
      event.pixel,
      (feature) => {
        for (const kind of ['event', 'crossing', 'route'] as const) {
          const id = feature.get(kind) as string | undefined;
          if (id && !hit[kind]) hit[kind] = id;
        }
        return false;
      },
      { hitTolerance: 4 },
    );
    return hit;
  }

  #onDraft(event: MapBrowserEvent): boolean {
    const layerFilter = (layer: unknown): boolean => layer === this.#layer('draft');
    return this.#map.hasFeatureAtPixel(event.pixel, { layerFilter, hitTolerance: 6 });
  }

  /** Colours and fonts again: after a change of theme or language. */
  restyle(): void {
    const ink = readInk();
    const route = (): string | null => (this.#selected?.what === 'route' ? this.#selected.id : null);
    const crossing = (): string | null => (this.#selected?.what === 'crossing' ? this.#selected.id : null);
    const event = (): string | null => (this.#selected?.what === 'event' ? this.#selected.id : null);
    const hovered = (): string | null => this.#hovered;
    this.#layer('land').setStyle(landStyle(ink));
    this.#layer('lines').setStyle(lineStyle(ink));
    this.#layer('country-names').setStyle(countryStyle(ink));
    this.#layer('areas').setStyle(areaStyle(ink, hovered));
    this.#layer('area-names').setStyle(areaNameStyle(ink));
    this.#layer('routes').setStyle(routeStyle(ink, route, () => this.#routes.length));
    this.#layer('places').setStyle(placeStyle(ink, this.#signs));
    this.#layer('crossings').setStyle(crossingStyle(ink, crossing));
    this.#layer('events').setStyle(eventStyle(ink, hovered, event));
    this.#layer('marks').setStyle(markStyle(ink));
    this.#layer('letters').setStyle(letterStyle(ink, route));
    this.#layer('draft').setStyle(draftStyle(ink));
  }

  setData(
    routes: DrawnRoute[],
    crossings: DrawnCrossing[],
    events: EventRow[],
    shut: Shut = NOTHING_SHUT,
  ): void {
    this.#shut = shut;
    this.#routes = routes;
    this.#crossings = crossings;
    this.#events = events;
    this.#draw();
    if (!this.#fitted && routes.length + crossings.length > 0) {
      this.#fitted = true;
      this.fit(false);
    }
  }

  /** Areas from which nobody reports any more; they are never hidden. */
  setSilences(silences: Silence[]): void {
    this.#silences = silences;
    this.#draw();
  }

  setShown(shown: Record<LayerName, boolean>): void {
    this.#shown = shown;
    this.#draw();
  }

  #draw(): void {
    const shown = this.#shown ?? { risk: true, control: true, claims: true, events: true, crossings: true };
    const visible = this.#events.filter((event) => shown.claims || !event.claimed);
    const shut = shutFeatures(this.#shut);
    this.#fill('routes', shown.risk ? [...shut, ...routeFeatures(this.#routes)] : shut);
    this.#fill('crossings', shown.crossings ? crossingFeatures(this.#crossings) : []);
    this.#fill('events', shown.events ? eventFeatures(visible) : []);
    const areas = [
      ...areaFeatures(visible.filter((event) => event.claimed || shown.control)),
      ...silenceFeatures(this.#silences),
    ];
    this.#fill('areas', areas);
    this.#fill('area-names', areas);
    this.#marks();
  }
  #marks(): void {
    const on = this.#shown?.risk ?? true;
    const selected = this.#selected?.what === 'route' ? this.#selected.id : null;
    const marks = on ? markFeatures(this.#routes, selected) : [];
    this.#fill('marks', [...marks, ...shutMarks(this.#shut)]);
    // Names stand where signs leave room.
    this.#layer('places').changed();
  }

  setSelected(selected: { what: string; id: string } | null): void {
    this.#selected = selected;
    this.#marks();
    for (const id of ['routes', 'crossings', 'events', 'letters'] as const) this.#layer(id).changed();
  }
  setPlaces(places: PlaceLabel[]): void {
    const ends = this.#routes.flatMap((route) => {
      const line = lineOf(route);
      return [...line.slice(0, 1), ...line.slice(-1)];
    });
    this.#fill('places', placeFeatures(places, ends));
  }
  /** The letters of the ways of a plan, and its two ends. */
  setLetters(letters: Letter[]): void {
    this.#fill('letters', letterFeatures(letters));
    this.#layer('places').changed();
  }
  setHovered(event: string | null): void {
    if (this.#hovered === event) return;
    this.#hovered = event;
    this.#layer('events').changed();
    this.#layer('areas').changed();
  }
  setDrawing(drawing: Drawing | null): void {
    this.#doubleClick?.setActive(drawing === null);
    this.#modify.setActive(drawing !== null);
    this.#fill('draft', draftFeatures(drawing));
  }

  zoom(step: 1 | -1): void {
    const view = this.#map.getView();
    view.animate({ zoom: (view.getZoom() ?? OPENING.zoom) + step * 0.7, duration: 120 });
  }
  /** To the selection, else to everything. */
  fit(toSelection = true): void {
    const chosen =
      toSelection && this.#selected?.what === 'route'
        ? this.#routes.filter((route) => route.id === this.#selected?.id)
        : this.#routes;
    const lines = chosen.flatMap((route) => lineOf(route).map((point) => fromLonLat(point)));
    const extent: Extent = boundingExtent(lines);
    if (lines.length === 0) {
      extend(extent, boundingExtent(this.#crossings.map(({ lat, lon }) => fromLonLat([lon, lat]))));
    }
    if (isEmpty(extent)) return;
    this.#map.getView().fit(extent, { padding: [60, 70, 60, 60], maxZoom: 11 });
  }
  /** Brings a line into view: nothing where it is in view, a pan where it fits at this zoom, else a fit. */
  show(line: LonLat[]): void {
    const size = this.#map.getSize();
    if (line.length === 0 || !size) return;
    const extent = boundingExtent(line.map((point) => fromLonLat(point)));
    const view = this.#map.getView();
    const seen = view.calculateExtent(size);
    if (containsExtent(seen, extent)) return;
    const margin = (view.getResolution() ?? 1) * 2 * EDGE_PX;
    const fits = getWidth(extent) + margin <= getWidth(seen) && getHeight(extent) + margin <= getHeight(seen);
    if (fits) view.animate({ center: getCenter(extent), duration: 160 });
    else
      view.fit(extent, {
        padding: [EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX],
        maxZoom: Math.max(view.getZoom() ?? 9, 9),
      });
  }
  /** All of these in view, and nothing nearer than a town. */
  frame(points: LonLat[]): void {
    // What stands beside the map may have changed its size just now.
    this.#map.updateSize();
    if (points.length === 0) return this.fit(false);
    const extent = boundingExtent(points.map((point) => fromLonLat(point)));
    this.#map.getView().fit(extent, { padding: [EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX], maxZoom: 11 });
  }
  goTo(at: LonLat): void {
    this.#map.getView().animate({ center: fromLonLat(at), zoom: 11, duration: 160 });
  }
  dispose(): void {
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }
}
