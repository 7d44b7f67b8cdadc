//! The TypeScript of the border, generated from the types themselves.

use std::{
    any::TypeId,
    collections::{BTreeMap, HashSet},
};

use ts_rs::{Config, TS, TypeVisitor};

/// Collects declarations, each once. They stand by name: the order in which a type names its parts differs from one
/// build to the next.
pub(crate) struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl Declarations {
    pub(crate) fn new() -> Self {
        Self { config: Config::new().with_large_int("number"), seen: HashSet::new(), declared: BTreeMap::new() }
    }

    /// Adds `T` and all it is made of; returns its name.
    pub(crate) fn add<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }

    pub(crate) fn finish(self) -> String {
        self.declared.into_values().collect()
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("\n{docs}export {}\n", T::decl(&self.config));
            self.declared.insert(T::ident(&self.config), text);
        }
    }
}
