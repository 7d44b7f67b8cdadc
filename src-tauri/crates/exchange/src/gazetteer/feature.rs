//! Feature codes of `GeoNames` (geonames.org/export/codes.html) to what matching needs.

use passage_model::Feature;

/// What a code stands for. `None`: reports do not name such things as a place, or its position says nothing (rivers, whole
/// countries), or it is no more (codes that end in H).
pub(super) fn of(class: &str, code: &str) -> Option<Feature> {
    match code {
        "CSTM" | "PSTB" | "PSTC" | "PSTP" | "CKPT" => return Some(Feature::Crossing),
        "BDG" | "BDGQ" | "DAM" | "DAMQ" | "FY" | "FYT" | "TNL" | "FORD" => return Some(Feature::Bridge),
        "AIRP" | "AIRB" | "AIRF" | "AIRH" | "AIRQ" | "PRT" | "HBR" | "RSTN" | "BUSTN" | "RDJCT" | "MAR" => {
            return Some(Feature::Transport);
        }
        "CMP" | "CMPRF" | "CMPL" | "CMPLA" | "CMPMN" | "CMPO" => return Some(Feature::Settlement),
        "HSP" | "HSPC" | "MILB" | "INSM" | "FT" | "OILR" | "OILF" | "GASF" | "PS" | "PSH" | "PRN" | "MKT" | "UNIV"
        | "MN" | "MNA" | "MNC" => return Some(Feature::Site),
        "RGN" | "LCTY" | "AREA" | "OAS" => return Some(Feature::Area),
        _ => {}
    }
    match class {
        "P" => (code != "PPLH").then_some(Feature::Settlement),
        "A" => {
            let whole = code.starts_with("PCL") || matches!(code, "TERR" | "ZN" | "ZNB" | "PRSH" | "LTER");
            (!whole && !code.ends_with('H')).then_some(Feature::Area)
        }
        "T" => matches!(
            code,
            "MT" | "MTS"
                | "HLL"
                | "HLLS"
                | "PASS"
                | "GAP"
                | "PK"
                | "PKS"
                | "RDGE"
                | "VAL"
                | "ISL"
                | "ISLS"
                | "CAPE"
                | "PEN"
        )
        .then_some(Feature::Nature),
        "H" => matches!(code, "LK" | "RSV" | "LGN" | "BAY").then_some(Feature::Nature),
        _ => None,
    }
}
