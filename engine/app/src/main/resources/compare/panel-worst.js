function worstPanel() {
  const worst = Report.worstCases;
  if (!worst.againstTruth) {
    return section("worst", hint("worst.hint"), el("h3", null, t("worst.moved")), cases(worst.moved, "worst.nomoved"));
  }
  const title = (key, shown, all) => el("h3", null, t(key) + " · " + count(all) + (shown < all ? " (" + t("worst.shown") + " " + shown + ")" : ""));
  return section("worst", hint("worst.hint"),
    title("worst.misses", worst.misses.length, worst.newMisses), cases(worst.misses, "worst.nomisses"),
    title("worst.alarms", worst.falseAlarms.length, worst.newFalseAlarms), cases(worst.falseAlarms, "worst.noalarms"));
}
function cases(people, none) {
  return people.length === 0 ? empty(none) : people.map((person, i) => personLine(person, i === 0));
}
