use crate::store::*;
use super::tree::*;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group { Country, Theme, Year, Series, Person, Place, Source, Status }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value { pub group: Group, pub slot: u32 }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance { Neutral, On, Excluded }
impl Group { pub const ALL: [Self; 8] = [Self::Country, Self::Theme, Self::Year, Self::Series, Self::Person, Self::Place, Self::Source, Self::Status];}
impl Value {
  pub fn name(self, _s: &Store, _t: &str) -> String { format!("{:?} {}", self.group, self.slot) }
  pub fn country(self) -> Option<CountryId> { None }
}
impl Query {
  pub fn stance(&self, _s: &Store, _v: Value) -> Stance { Stance::Neutral }
  pub fn toggle(&mut self, _s: &Store, _v: Value) {}
  pub fn exclude(&mut self, _s: &Store, _v: Value) {}
  pub fn keep_only(&mut self, _s: &Store, _v: Value) {}
}
