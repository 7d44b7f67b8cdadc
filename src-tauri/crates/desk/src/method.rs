//! The method as a page shows it: what the formula gives, every parameter, every rule. Words are the page's own.

mod entries;
mod readout;
mod rules;

use std::{collections::HashMap, sync::LazyLock};

use passage_model::RiskLevel;
use passage_risk::{Params, Rule};

use crate::{Desk, calibrate, cited::cited, desk::words, dto::*, error::Result};

pub(crate) fn method(desk: &mut Desk, args: LangArgs) -> Result<MethodDto> {
    let words = words(args.lang);
    // The very parameters that an assessment rests on, so that the page cannot show others.
    let (params, own) = desk.params_and_own(words, None)?;
    let mut method = of_params(&params);
    method.method = cited(words, &params);
    if let (Some(dto), Some(country)) = (&mut method.country, &params.country) {
        dto.period_text = country.period.map(|span| calibrate::period_text(words, span));
    }
    let mut entries: HashMap<String, &mut ParamDto> =
        method.groups.iter_mut().flat_map(|group| &mut group.params).map(|param| (param.name.clone(), param)).collect();
    for value in own.held {
        let before = shipped(&value.parameter);
        if let (Some(param), Some(before)) = (entries.get_mut(&value.parameter), before) {
            param.own = Some(OwnValueDto {
                shipped: before.value.clone(),
                shipped_json: before.json.clone(),
                shipped_mark: before.mark,
                shipped_source: before.source.clone(),
                reason: value.reason,
                by: value.by,
                at: value.at,
            });
        }
    }
    let refused = own.refused.into_iter().map(|value| RefusedValueDto {
        parameter: value.parameter,
        json: value.value,
        by: value.by,
        at: value.at,
    });
    method.refused = refused.collect();
    Ok(method)
}

/// A parameter as it ships.
pub(crate) fn shipped(parameter: &str) -> Option<&'static ParamDto> {
    static SHIPPED: LazyLock<Vec<ParamGroupDto>> = LazyLock::new(|| entries::groups(Params::builtin()));
    SHIPPED.iter().flat_map(|group| &group.params).find(|param| param.name == parameter)
}

fn of_params(params: &Params) -> MethodDto {
    let groups = entries::groups(params);
    let rules = Rule::ALL.iter().map(|rule| rules::dto(*rule, &groups)).collect();
    MethodDto {
        method: params.version(),
        country: params.country.as_ref().map(|country| CountryDto {
            label: country.label.clone(),
            scale_a: country.scale_a,
            shipped_scale_a: *params.hazard.scale_a,
            weeks: country.weeks,
            period_text: None,
        }),
        radius_km: *params.hazard.radius_km,
        horizon_days: *params.hazard.horizon_days,
        readout: readout::readout(params),
        bands: bands(params),
        back_tested: params.are_back_tested(),
        groups,
        rules,
        refused: Vec::new(),
    }
}

/// The five levels with a band of the probability, then those without one.
fn bands(params: &Params) -> Vec<BandDto> {
    let bounds: &[f64; 4] = &params.levels.bounds_p;
    let mut bands: Vec<BandDto> = RiskLevel::ALL
        .iter()
        .filter_map(|level| Some((*level, usize::from(level.number()?).checked_sub(1)?)))
        .filter(|(_, at)| *at <= bounds.len())
        .map(|(level, at)| BandDto {
            level,
            from_p: at.checked_sub(1).and_then(|below| bounds.get(below)).copied(),
            below_p: bounds.get(at).copied(),
        })
        .collect();
    for level in [RiskLevel::Unacceptable, RiskLevel::Unknown] {
        bands.push(BandDto { level, from_p: None, below_p: None });
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_read_out_is_that_of_the_method() {
        let readout = of_params(Params::builtin()).readout;
        // The read-out as the method documents it, in percent.
        let said = |days| readout.by_age.iter().find(|one| one.days == days).unwrap().p * 100.0;
        for (days, percent, within) in
            [(1, 30.0, 0.5), (7, 19.0, 0.5), (14, 13.0, 0.5), (30, 6.6, 0.05), (180, 0.8, 0.05)]
        {
            assert!((said(days) - percent).abs() <= within, "{days}: {}", said(days));
        }
        for (count, percent) in [(2, 45.0), (3, 56.0), (5, 71.0), (10, 88.0)] {
            let p = readout.by_count.iter().find(|one| one.count == count).unwrap().p * 100.0;
            assert!((p - percent).abs() <= 0.5, "{count}: {p}");
        }
        assert!((readout.none * 100.0 - 0.1).abs() < 0.05, "{}", readout.none);
    }

    #[test]
    fn bands_meet_and_cover_everything() {
        let bands = of_params(Params::builtin()).bands;
        let levels: Vec<_> = bands.iter().map(|band| band.level).collect();
        assert_eq!(levels.len(), RiskLevel::ALL.len());
        for pair in bands[..5].windows(2) {
            assert_eq!(pair[0].below_p, pair[1].from_p);
        }
        assert_eq!((bands[0].from_p, bands[4].below_p), (None, None));
    }
}
