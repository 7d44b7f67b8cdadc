//! Who drives, and how fast: speeds by road class, surface and vehicle class, and what a vehicle is too heavy or too
//! large for. All figures are conventions, meant for planning where nobody has measured; a speed that is signed counts
//! where it is lower, and for light vehicles also where it is higher.

use passage_model::{TrafficClass, VehicleClass};

use crate::{Company, Kind, RoadClass, Surface, mode};

/// Who drives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Profile {
    /// In what.
    pub vehicle: VehicleClass,
    /// Classes that drive with it: all take the same way, at the pace of the slowest, where each of them may and fits.
    pub beside: Company,
    /// What sort of traffic, as authorities tell it apart.
    pub traffic: TrafficClass,
    /// In a convoy: a fourth is added to every time (the field's own contingency).
    pub convoy: bool,
    /// Gross weight of `vehicle`, tonnes; `None`: the upper bound of the class.
    pub tonnes: Option<f64>,
    /// Height of `vehicle`, metres; `None`: that of the class.
    pub height_m: Option<f64>,
    /// Width of `vehicle`, metres; `None`: that of the class.
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
            beside: Company::NONE,
            traffic: TrafficClass::HumanitarianCargo,
            convoy: false,
            tonnes: None,
            height_m: None,
            width_m: None,
            utc_offset_minutes: 0,
        }
    }

    /// Every vehicle that drives, by itself: the main one first.
    pub(crate) fn each(&self) -> impl Iterator<Item = Self> {
        let own = Self { beside: Company::NONE, ..*self };
        let of_class = move |vehicle| Self { vehicle, tonnes: None, height_m: None, width_m: None, ..own };
        std::iter::once(own).chain(self.beside.classes().map(of_class))
    }

    /// Modes of all that drive.
    pub(crate) fn modes(&self) -> u8 {
        self.each().fold(0, |all, own| all | mode::of(own.vehicle))
    }

    /// Whether it is about one of those that drive, where something is said of these classes; empty: of all.
    pub fn has_one_of(&self, classes: &[VehicleClass]) -> bool {
        classes.is_empty() || self.each().any(|own| classes.contains(&own.vehicle))
    }

    /// Gross weight of the main vehicle, units of 100 kg.
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

    /// Load on the axle that bears most, tonnes: the driven one. Directive 96/53/EC of the European Union, annex I, lets it
    /// bear 11.5 t, any other single axle 10 t, and two axles of a motor vehicle 18 t together: so of a lighter vehicle
    /// 11.5/18 of its weight stand for it. Goods on board are seldom spread better than that.
    fn axle_tonnes(&self) -> f64 {
        let tonnes = self.tonnes.unwrap_or(self.vehicle.gross_tonnes());
        DRIVEN_AXLE_T.min(tonnes * DRIVEN_AXLE_T / TWO_AXLES_T)
    }

    /// Whether every vehicle is within what a road bears and lets through. A limit that is not stated stops nobody.
    pub fn fits(&self, kind: &Kind) -> bool {
        let within = |limit: u16, value: f64| limit == 0 || value * 10.0 <= f64::from(limit);
        self.each().all(|own| {
            within(kind.weight, f64::from(own.weight()) / 10.0)
                && within(kind.axle, own.axle_tonnes())
                && within(kind.height_dm, own.height_m())
                && within(kind.width_dm, own.width_m())
        })
    }

    /// Whether there is a speed at all: no lorry drives on a path.
    pub fn can_drive(&self, kind: &Kind) -> bool {
        self.fits(kind) && self.each().all(|own| class_speed(own.vehicle, kind.class) > 0.0)
    }

    /// Speed in open country, km/h; `None`: not for all that drive.
    pub fn speed(&self, kind: &Kind) -> Option<f64> {
        self.speed_in(kind, false)
    }

    /// Speed of the slowest, km/h, in a town or outside.
    fn speed_in(&self, kind: &Kind, town: bool) -> Option<f64> {
        self.each().map(|own| own.speed_alone(kind, town)).reduce(|a, b| Some(a?.min(b?)))?
    }

    /// Speed of the main vehicle.
    fn speed_alone(&self, kind: &Kind, town: bool) -> Option<f64> {
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
        let share = |own: Self| match own.vehicle {
            VehicleClass::NonMotorised => 0.0,
            VehicleClass::Motorbike | VehicleClass::Light4wd => 1.0,
            // What is heavy needs longer to stop, to turn and to get going again.
            _ => 1.5,
        };
        let hold_s = hold_s * self.each().map(share).fold(0.0, f64::max);
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
                _ if profile.modes() == mode::FOOT => Crowd::Nothing,
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

/// Tonnes on a driven axle, and on the two axles of a lorry (Directive 96/53/EC, annex I, points 3.4 and 2.3.1).
const DRIVEN_AXLE_T: f64 = 11.5;
const TWO_AXLES_T: f64 = 18.0;

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
    fn a_movement_is_as_slow_as_its_slowest_and_goes_where_all_fit() {
        let road = Kind::of(RoadClass::Primary);
        let (light, heavy) = (Profile::of(VehicleClass::Light4wd), Profile::of(VehicleClass::HeavyTruck));
        let together = Profile { beside: Company::of(&[VehicleClass::HeavyTruck]), ..light };
        let other = Profile { beside: Company::of(&[VehicleClass::Light4wd]), ..heavy };
        for both in [together, other] {
            assert_eq!(both.speed(&road), heavy.speed(&road));
            assert_eq!(both.time_cs(&road, 5_000.0), heavy.time_cs(&road, 5_000.0));
            for (weight, height_dm, width_dm) in [(35, 0, 0), (0, 25, 0), (0, 0, 20)] {
                let narrow = Kind { width_dm, weight, height_dm, ..road };
                assert!(light.fits(&narrow) && !both.fits(&narrow) && !both.can_drive(&narrow));
            }
            assert_eq!(both.speed(&Kind::of(RoadClass::Path)), None);
        }
        // What is known of the main vehicle says nothing of the others.
        let known = Profile { tonnes: Some(2.0), height_m: Some(1.8), ..together };
        assert!(!known.fits(&Kind { weight: 35, ..road }) && !known.fits(&Kind { height_dm: 25, ..road }));
    }

    #[test]
    fn the_driven_axle_bears_most() {
        let passes = |vehicle, axle| Profile::of(vehicle).fits(&Kind { axle, ..Kind::of(RoadClass::Primary) });
        for (vehicle, most) in [
            (VehicleClass::Light4wd, 23),
            (VehicleClass::LightTruck, 64),
            (VehicleClass::HeavyTruck, 115),
            (VehicleClass::TruckAndTrailer, 115),
        ] {
            assert!(passes(vehicle, most) && !passes(vehicle, most - 1), "{vehicle:?}");
        }
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
