//! How time grows with events and with kilometres of road.

use passage_risk::{Params, Prepared};

use crate::{
    clock::{best_of, ms},
    join::join,
    pattern::Pattern,
    world::World,
};

/// Events and routes, each row ten times the one before where it grows.
const STEPS: [(usize, usize); 6] =
    [(10_000, 2_000), (100_000, 2_000), (1_000_000, 2_000), (100_000, 200), (100_000, 600), (100_000, 4_000)];

/// A table: near-linear growth is a last column that stays about the same.
pub(crate) fn table(pattern: &Pattern) {
    println!(
        "{:>9} {:>7} {:>9}  {:>12} {:>12}  {:>22}",
        "events", "routes", "km", "join, ms", "assess, ms", "assess, ms per 1e9"
    );
    println!("{:>9} {:>7} {:>9}  {:>12} {:>12}  {:>22}", "", "", "", "", "", "events x km");
    for (events, routes) in STEPS {
        let world = World::new(pattern, events, routes);
        let (dossier, params, question) = (world.dossier(), Params::builtin(), world.question());
        let runs = if events > 100_000 { 1 } else { 3 };
        let joined = ms(best_of(runs, || join(&world.network, &dossier, params, &question)));
        let assessed = ms(best_of(runs, || Prepared::new(&world.network, &dossier, params, &question).assess()));
        let lines = world.network.routes().filter_map(|id| world.network.line(id));
        let km: f64 = lines.map(passage_spatial::RouteLine::length_km).sum();
        let each = assessed / (events as f64 * km / 1e9);
        println!("{events:>9} {routes:>7} {km:>9.0}  {joined:>12.1} {assessed:>12.1}  {each:>22.2}");
    }
}
