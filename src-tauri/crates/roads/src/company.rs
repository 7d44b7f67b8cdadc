//! Vehicle classes that drive together: a way is for all of them or for none.

use passage_model::VehicleClass;

/// A set of vehicle classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Company(u8);

impl Company {
    /// Nobody.
    pub const NONE: Self = Self(0);

    /// These classes, each once.
    pub fn of(classes: &[VehicleClass]) -> Self {
        Self(classes.iter().fold(0, |all, class| all | bit(*class)))
    }

    /// The classes, lightest first.
    pub fn classes(self) -> impl Iterator<Item = VehicleClass> {
        VehicleClass::ALL.into_iter().filter(move |class| self.0 & bit(*class) != 0)
    }
}

fn bit(class: VehicleClass) -> u8 {
    1 << class as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_is_there_once_and_none_that_was_not_named() {
        let named = [VehicleClass::HeavyTruck, VehicleClass::Light4wd, VehicleClass::HeavyTruck];
        let company: Vec<VehicleClass> = Company::of(&named).classes().collect();
        assert_eq!(company, [VehicleClass::Light4wd, VehicleClass::HeavyTruck]);
        assert_eq!(Company::of(&VehicleClass::ALL).classes().count(), VehicleClass::ALL.len());
        assert_eq!(Company::NONE.classes().next(), None);
    }
}
