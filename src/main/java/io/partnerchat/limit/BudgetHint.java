package io.partnerchat.limit;

import io.partnerchat.company.Company;
import io.partnerchat.widget.EditorHint;
import io.partnerchat.widget.EditorNotice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells the partner in its editor that the day's budget is used up, or nearly. */
@ApplicationScoped
class BudgetHint implements EditorHint {
    private static final double NEARLY = 0.8;

    @Inject
    TokenBudget budget;

    @Override
    public List<EditorNotice> hints(Company company) {
        return budget.today(company).map(BudgetHint::hints).orElse(List.of());
    }

    static List<EditorNotice> hints(TokenUse use) {
        if (use.exhausted()) {
            return List.of(EditorNotice.bad("advice.budget_used_up", use.used(), use.limit()));
        }
        return use.used() >= NEARLY * use.limit()
                ? List.of(EditorNotice.bad("advice.budget_nearly", use.used(), use.limit()))
                : List.of();
    }
}
