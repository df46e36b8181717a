use crate::store::*;
use crate::query::*;
use crate::model::Day;
#[derive(Clone, Debug, Default)]
pub struct Facets { n: usize, groups: Vec<FacetGroup> }
#[derive(Clone, Debug)]
pub struct FacetGroup { pub group: Group, pub rows: Vec<FacetValue> }
#[derive(Clone, Copy, Debug)]
pub struct FacetValue { pub value: Value, pub count: usize, pub stance: Stance }
impl Facets {
  pub fn new(_s: &Store, _q: &Query, _i: &EventSet, shown: &EventSet) -> Self {
    Self { n: shown.len(), groups: Group::ALL.into_iter().map(|group| FacetGroup { group, rows: (0..(6)).map(|slot| FacetValue { value: Value { group, slot }, count: slot as usize, stance: Stance::Neutral }).collect() }).collect() }
  }
  pub fn groups(&self) -> &[FacetGroup] { &self.groups }
  pub fn base_len(&self) -> usize { self.n }
  pub fn is_scope(&self) -> bool { self.n == 0 }
  pub fn span(&self) -> Option<(Day, Day)> { Some((Day(19675), Day(19975))) }
  pub fn bars(&self, _s: &Store, v: Value) -> Vec<usize> { (0..11).map(|i| (i * v.slot as usize) % 4).collect() }
  pub fn most(&self) -> usize { 3 }
}
