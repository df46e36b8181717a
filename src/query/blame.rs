use crate::store::*;
use crate::diag::Diagnostic;
use crate::model::Scope;
use super::tree::*;
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried { pub text: String, pub alone: usize, pub without: usize }
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame { pub terms: Vec<Tried>, pub culprit: Option<usize>, pub cleared: usize, pub wider: Vec<(Scope, usize)> }
pub fn blame(query: &Query, store: &Store) -> Result<Blame, Diagnostic> {
  let n = |q: &Query| super::compile(q, store).map(|p| p.run(store).len());
  let mut terms = Vec::new();
  for i in 0..query.terms().len() { let mut w = query.clone(); w.remove(i); terms.push(Tried { text: query.terms()[i].to_string(), alone: n(&query.only(i))?, without: n(&w)? }); }
  let culprit = terms.iter().enumerate().filter(|t| t.1.without > 0).max_by_key(|t| t.1.without).map(|t| t.0);
  let cleared = n(&Query::default().with_scope(query.scope()))?;
  let mut wider = vec![];
  for s in Scope::ALL { if query.scope().is_some_and(|q| *s > q) { wider.push((*s, n(&query.clone().with_scope(Some(*s)))?)); } }
  Ok(Blame { terms, culprit, cleared, wider })
}
