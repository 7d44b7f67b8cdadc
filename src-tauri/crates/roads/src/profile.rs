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
    /// Minutes that local time is ahead of UTC, for rules that signs state in local time.
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
        crate::condition::hundreds(self.tonnes.unwrap_or(self.vehicle.gross_tonnes())).unwrap_or(u16::MAX)
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

    /// Speed, km/h; `None`: not for this vehicle.
    pub fn speed(&self, kind: &Kind) -> Option<f64> {
        let class = class_speed(self.vehicle, kind.class);
        if class <= 0.0 {
            return None;
        }
        let signed = f64::from(kind.max_speed);
        let light = mode::of(self.vehicle) & (mode::CAR | mode::MOTORBIKE) != 0;
        let own_limit = vehicle_limit(self.vehicle);
        let mut speed = match kind.max_speed {
            _ if self.vehicle == VehicleClass::NonMotorised => class,
            0 => class,
            _ if light => signed,
            _ => class.min(signed),
        };
        if kind.link && kind.max_speed == 0 {
            speed *= 0.6;
        }
        if kind.roundabout {
            speed = speed.min(30.0);
        }
        if kind.ford {
            speed = speed.min(8.0);
        }
        Some(speed.min(own_limit).min(surface_limit(self.vehicle, kind.surface)).max(2.0))
    }

    /// Time on a road, hundredths of a second, convoy margin included; `None`: not for this vehicle. Without waiting at
    /// controls, which nobody knows beforehand.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn time_cs(&self, kind: &Kind, length_m: f64) -> Option<u32> {
        let speed = self.speed(kind)?;
        let driving = match (kind.class, kind.minutes) {
            (RoadClass::Gate, _) => 10.0,
            (RoadClass::Ferry, minutes @ 1..) => f64::from(minutes) * 60.0,
            _ => length_m * 3.6 / speed,
        };
        let junction = if kind.class <= RoadClass::Trunk || kind.link { 0.0 } else { JUNCTION_S };
        let seconds = (driving + junction) * if self.convoy { 1.25 } else { 1.0 };
        Some((seconds * 100.0).ceil().clamp(1.0, 1e9) as u32)
    }
}

/// What slowing down at the end of a piece of ordinary road costs, seconds.
const JUNCTION_S: f64 = 1.5;

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
            R::Unclassified | R::Road => 40.0,
            R::Residential => 35.0,
            R::LivingStreet => 12.0,
            R::Service => 20.0,
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
