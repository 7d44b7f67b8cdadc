// The types of the border come from Rust; here are only the short names that the window uses for them.
import type { EventForm, Geometry, LatLon, Lang as NameLang } from '../generated/api';

export type {
  Access,
  ActorRole,
  AdviceDto as AdviceWord,
  AssessArgs,
  BriefingRefDto,
  CalibrationDto as Calibration,
  CalibrationsDto as Calibrations,
  ChangeDto as Change,
  Closure,
  Commands,
  CrossingForm,
  CrossingRowDto as CrossingRow,
  DayDto as Day,
  DeskDto as DeskAnswer,
  Detail,
  Deletable,
  DriverDto as Driver,
  EventForm,
  EventRowDto as EventRow,
  ExportFormat,
  ExportWhat,
  Geometry,
  HitDto as Hit,
  HitKind,
  Hours,
  ImportDto,
  ImportFileDto,
  LatLon,
  MarkDto as Mark,
  MethodDto as Method,
  Name,
  Names,
  OutcomeDto as Outcome,
  ParamDto as Param,
  PlaceLabelDto as PlaceLabel,
  QueueDto as Queue,
  QueueItemDto as QueueItem,
  QueueRouteDto as QueueRoute,
  ReliabilityBinDto as ReliabilityBin,
  ReportForm,
  RiskLevel as Level,
  RouteDetailDto as RouteDetail,
  RouteForm,
  RouteRowDto as RouteRow,
  ScoresDto as Scores,
  ShippedBacktestDto as ShippedBacktest,
  Scope,
  SegmentDto as Segment,
  Side,
  SideStatus,
  SourceDto as Source,
  StatusDto as Status,
  TrafficClass,
  VehicleClass,
  Waypoint,
  WaypointAt,
} from '../generated/api';
export type { NameLang };

export type EventKind = EventForm['detail']['kind'];
export type Shape = Geometry['type'];
/** Longitude first, as maps draw. Everything that is entered or stored uses `LatLon`. */
export type LonLat = [number, number];
export const toLatLon = ([lon, lat]: LonLat): LatLon => ({ lat, lon });
export const toLonLat = ({ lat, lon }: LatLon): LonLat => [lon, lat];
