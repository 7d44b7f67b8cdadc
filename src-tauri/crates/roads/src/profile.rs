//! Who drives, and how fast: speeds by road class, surface and vehicle class, and what a vehicle is too heavy or too
//! large for. All figures are conventions, meant for planning where nobody has measured; a speed that is signed counts
//! where it is lower, and for light vehicles also where it is higher.

use passage_model::{TrafficClass, VehicleClass};

use crate::{Kind, RoadClass, Surface, mode};

/// Who drives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Profile {
    /// In what.
    pub vehicle: VehicleClass,
    /// What sort of traffic, as authorities tell it apart.
    pub traffic: TrafficClass,
    /// In a convoy: a fourth is added to every time (the field's own contingency).
    pub convoy: bool,
    /// Gross weight, tonnes; `None`: the upper bound of the class.
    pub tonnes: Option<f64>,
    /// Height, metres; `None`: that of the class.
    pub height_m: Option<f64>,
    /// Width, metres; `None`: that of the class.
    pub width_m: Option<f64>,
    /// Minutes that local time is ahead of UTC (east is positive), for rules of signs: their hours, days of the week and
    /// seasons are those of local time.
    pub utc_offset_minutes: i32,
}

impl Profile {
    /// A vehicle of this class with humanitarian cargo, alone, with nothing else known.
    pub fn of(vehicle: VehicleClass) -> Self {
        Self {
            vehicle,
            traffic: TrafficClass::HumanitarianCargo,
            convoy: false,
            tonnes: None,
            height_m: None,
            width_m: None,
            utc_offset_minutes: 0,
        }
    }

    /// Gross weight, units of 100 kg.
    pub(crate) fn weight(&self) -> u16 {
        crate::measure::hundreds(self.tonnes.unwrap_or(self.vehicle.gross_tonnes())).unwrap_or(u16::MAX)
    }

    fn height_m(&self) -> f64 {
        self.height_m.unwrap_or(match self.vehicle {
            VehicleClass::NonMotorised | VehicleClass::Light4wd => 2.0,
            VehicleClass::Motorbike => 1.5,
            VehicleClass::LightTruck => 3.2,
            VehicleClass::HeavyTruck => 3.8,
            VehicleClass::TruckAndTrailer => 4.0,
        })
    }

    fn width_m(&self) -> f64 {
        self.width_m.unwrap_or(match self.vehicle {
            VehicleClass::NonMotorised | VehicleClass::Motorbike => 1.0,
            VehicleClass::Light4wd => 1.9,
            VehicleClass::LightTruck => 2.3,
            VehicleClass::HeavyTruck | VehicleClass::TruckAndTrailer => 2.55,
        })
    }

    /// Load on one axle, tonnes, where a limit for axles is given: two axles up to 10 t, three up to 20 t, five above.
    fn axle_tonnes(&self) -> f64 {
        let tonnes = self.tonnes.unwrap_or(self.vehicle.gross_tonnes());
        tonnes
            / if tonnes <= 10.0 {
                2.0
            } else if tonnes <= 20.0 {
                3.0
            } else {
                5.0
            }
    }

    /// Whether the vehicle is within what a road bears and lets through. A limit that is not stated stops nobody.
    pub fn fits(&self, kind: &Kind) -> bool {
        let within = |limit: u16, value: f64| limit == 0 || value * 10.0 <= f64::from(limit);
        within(kind.weight, f64::from(self.weight()) / 10.0)
            && within(kind.axle, self.axle_tonnes())
            && within(kind.height_dm, self.height_m())
            && within(kind.width_dm, self.width_m())
    }

    /// Whether there is a speed at all: no lorry drives on a path.
    pub fn can_drive(&self, kind: &Kind) -> bool {
        self.fits(kind) && class_speed(self.vehicle, kind.class) > 0.0
    }

    /// Speed in open country, km/h; `None`: not for this vehicle.
    pub fn speed(&self, kind: &Kind) -> Option<f64> {
        self.speed_in(kind, false)
    }

    /// Speed, km/h, in a town or outside.
    fn speed_in(&self, kind: &Kind, town: bool) -> Option<f64> {
        let class = class_speed(self.vehicle, kind.class);
        if class <= 0.0 {
            return None;
        }
        if self.vehicle == VehicleClass::NonMotorised {
            return Some(class.min(if kind.ford { 3.0 } else { 5.0 }));
        }
        let signed = f64::from(kind.max_speed);
        let mut speed = match kind.max_speed {
            0 => {
                let town = if town { town_share(kind.class) } else { 1.0 };
                let link = if kind.link { LINK } else { 1.0 };
                let roundabout = if kind.roundabout { ROUNDABOUT } else { 1.0 };
                class * town * link * roundabout * rough(self.vehicle, kind.surface)
            }
            _ if self.is_light() => signed * rough(self.vehicle, kind.surface).max(0.8),
            _ => class.min(signed) * rough(self.vehicle, kind.surface).max(0.8),
        };
        if kind.roundabout {
            speed = speed.min(45.0);
        }
        if kind.ford {
            speed = speed.min(8.0);
        }
        let own_limit = vehicle_limit(self.vehicle);
        Some(speed.min(own_limit).min(surface_limit(self.vehicle, kind.surface)).max(2.0))
    }

    fn is_light(&self) -> bool {
        mode::of(self.vehicle) & (mode::CAR | mode::MOTORBIKE) != 0
    }

    /// Time on a road in open country, hundredths of a second, convoy margin included, with nothing that holds up at its
    /// ends; `None`: not for this vehicle. Without waiting at controls, which nobody knows beforehand.
    pub fn time_cs(&self, kind: &Kind, length_m: f64) -> Option<u32> {
        let pace = Pace::of(self, kind)?;
        Some(self.hundredths(pace.driving(length_m, 0), 0.0))
    }

    /// Hundredths of a second for driving and for what holds up, seconds each.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(crate) fn hundredths(&self, driving_s: f64, hold_s: f64) -> u32 {
        let hold_s = match self.vehicle {
            VehicleClass::NonMotorised => 0.0,
            VehicleClass::Motorbike | VehicleClass::Light4wd => hold_s,
            // What is heavy needs longer to stop, to turn and to get going again.
            _ => 1.5 * hold_s,
        };
        let seconds = (driving_s + hold_s) * if self.convoy { 1.25 } else { 1.0 };
        (seconds * 100.0).ceil().clamp(1.0, 1e9) as u32
    }
}

/// How long a kind of road takes one profile.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pace {
    /// Seconds for a metre, in open country and in a town.
    outside: f64,
    town: f64,
    /// Seconds as a whole, whatever the length: gates.
    whole: Option<f64>,
    crowd: Crowd,
}

/// What the density of roads around does to the speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Crowd {
    /// Dense is slow, open country is quick.
    Counts,
    /// Dense is slow; nobody drives faster than is signed.
    Slows,
    /// Nothing.
    Nothing,
}

impl Pace {
    /// `None`: not for this vehicle.
    pub(crate) fn of(profile: &Profile, kind: &Kind) -> Option<Self> {
        // A crossing with a timetable takes as long for everybody, and each part of it its share.
        let crossing = (kind.class == RoadClass::Ferry && kind.minutes > 0)
            .then(|| f64::from(kind.minutes) * 60.0 / (f64::from(kind.over_cm.max(1)) / 100.0));
        let (outside, town) = (profile.speed_in(kind, false)?, profile.speed_in(kind, true)?);
        Some(Self {
            outside: crossing.unwrap_or(3.6 / outside),
            town: crossing.unwrap_or(3.6 / town),
            whole: (kind.class == RoadClass::Gate).then_some(10.0),
            crowd: match kind.class {
                _ if profile.vehicle == VehicleClass::NonMotorised => Crowd::Nothing,
                RoadClass::Ferry => Crowd::Nothing,
                _ if kind.max_speed > 0 => Crowd::Slows,
                _ => Crowd::Counts,
            },
        })
    }

    /// Seconds of driving; `density`: km of road on each square km around.
    pub(crate) fn driving(&self, length_m: f64, density: u8) -> f64 {
        if let Some(whole) = self.whole {
            return whole;
        }
        let plain = length_m * if density > TOWN { self.town } else { self.outside };
        match self.crowd {
            Crowd::Counts => plain * crowding(density),
            Crowd::Slows => plain * crowding(density).max(1.0),
            Crowd::Nothing => plain,
        }
    }
}

/// From more than so many km of road on each square km on, a road counts as one in a town (convention; as Valhalla's
/// urban density, 12 to 14 km).
const TOWN: u8 = 14;

/// How much longer everything takes where roads lie densely, with people, parked cars and crossings. Speeds are those of a
/// place with 10 km of road on each square km (convention; Valhalla's density factors go from 0.85 to 1.225).
fn crowding(density: u8) -> f64 {
    0.85 + 0.015 * f64::from(density.min(25))
}

/// Speed of links and of roundabouts, as a share of that of the class.
const LINK: f64 = 0.85;
const ROUNDABOUT: f64 = 0.5;

/// Speed in a town where nothing is signed, as a share of that outside (convention; defaults of Valhalla for urban roads).
fn town_share(class: RoadClass) -> f64 {
    use RoadClass as R;
    match class {
        R::Motorway | R::Residential => 0.85,
        R::Trunk | R::Secondary | R::Tertiary | R::Service => 0.81,
        R::Primary => 0.76,
        R::Unclassified | R::Road => 0.88,
        R::LivingStreet | R::Track | R::Path | R::Ferry | R::Gate => 1.0,
    }
}

/// Speed on a rough surface, as a share of that of the class on a smooth one. Lorries are slow on small roads anyway.
fn rough(vehicle: VehicleClass, surface: Surface) -> f64 {
    let light = match surface {
        Surface::Unknown | Surface::Paved => 1.0,
        Surface::Compacted => 0.75,
        Surface::Stones | Surface::Gravel | Surface::Earth | Surface::Sand => 0.5,
    };
    match vehicle {
        VehicleClass::Motorbike | VehicleClass::Light4wd => light,
        _ => f64::max(light, 0.7),
    }
}

/// Speed on a class of road when nothing is signed, km/h; 0: not for this vehicle.
fn class_speed(vehicle: VehicleClass, class: RoadClass) -> f64 {
    use RoadClass as R;
    if class == R::Gate {
        return 5.0;
    }
    if class == R::Ferry {
        return 15.0;
    }
    match vehicle {
        VehicleClass::NonMotorised => match class {
            R::Motorway => 0.0,
            _ => 4.5,
        },
        VehicleClass::Motorbike | VehicleClass::Light4wd => match class {
            R::Motorway => 105.0,
            R::Trunk => 90.0,
            R::Primary => 75.0,
            R::Secondary => 60.0,
            R::Tertiary => 50.0,
            R::Unclassified => 40.0,
            R::Residential => 35.0,
            R::LivingStreet => 12.0,
            R::Service | R::Road => 25.0,
            R::Track => 15.0,
            R::Path if vehicle == VehicleClass::Motorbike => 10.0,
            R::Path | R::Ferry | R::Gate => 0.0,
        },
        VehicleClass::LightTruck | VehicleClass::HeavyTruck | VehicleClass::TruckAndTrailer => {
            let share = match vehicle {
                VehicleClass::LightTruck => 0.9,
                VehicleClass::HeavyTruck => 0.8,
                _ => 0.7,
            };
            share
                * match class {
                    R::Motorway => 85.0,
                    R::Trunk => 75.0,
                    R::Primary => 65.0,
                    R::Secondary => 50.0,
                    R::Tertiary => 40.0,
                    R::Unclassified | R::Road => 32.0,
                    R::Residential => 25.0,
                    R::LivingStreet => 10.0,
                    R::Service | R::Track => 12.0,
                    R::Path | R::Ferry | R::Gate => 0.0,
                }
        }
    }
}

fn vehicle_limit(vehicle: VehicleClass) -> f64 {
    match vehicle {
        VehicleClass::NonMotorised => 5.0,
        VehicleClass::Motorbike | VehicleClass::LightTruck => 90.0,
        VehicleClass::Light4wd => 120.0,
        VehicleClass::HeavyTruck => 80.0,
        VehicleClass::TruckAndTrailer => 70.0,
    }
}

fn surface_limit(vehicle: VehicleClass, surface: Surface) -> f64 {
    let (light, truck) = match surface {
        Surface::Unknown | Surface::Paved => (f64::INFINITY, f64::INFINITY),
        Surface::Stones => (45.0, 35.0),
        Surface::Compacted => (60.0, 45.0),
        Surface::Gravel => (45.0, 30.0),
        Surface::Earth => (30.0, 20.0),
        Surface::Sand => (20.0, 8.0),
    };
    match vehicle {
        VehicleClass::NonMotorised => f64::INFINITY,
        VehicleClass::Motorbike | VehicleClass::Light4wd => light,
        _ => truck,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heavy_vehicles_are_slower_and_kept_off_weak_bridges() {
        let mut bridge = Kind::of(RoadClass::Primary);
        bridge.weight = 150;
        let light = Profile::of(VehicleClass::LightTruck);
        let heavy = Profile::of(VehicleClass::HeavyTruck);
        assert!(light.fits(&bridge) && !heavy.fits(&bridge));
        assert!(Profile { tonnes: Some(15.0), ..heavy }.fits(&bridge));
        let speed = |vehicle| Profile::of(vehicle).speed(&bridge).unwrap();
        let speeds = VehicleClass::ALL.map(speed);
        assert!(speeds[2] > speeds[3] && speeds[3] > speeds[4] && speeds[4] > speeds[5] && speeds[0] < 5.0);
        assert_eq!(heavy.speed(&Kind::of(RoadClass::Path)), None);
        bridge.weight = 0;
        bridge.height_dm = 35;
        assert!(!heavy.fits(&bridge) && light.fits(&bridge));
    }

    #[test]
    fn a_convoy_takes_a_fourth_longer() {
        let road = Kind::of(RoadClass::Primary);
        let alone = Profile::of(VehicleClass::HeavyTruck);
        let convoy = Profile { convoy: true, ..alone };
        let (a, b) = (alone.time_cs(&road, 10_000.0).unwrap(), convoy.time_cs(&road, 10_000.0).unwrap());
        assert!((f64::from(b) / f64::from(a) - 1.25).abs() < 1e-4, "{a} {b}");
    }
}
