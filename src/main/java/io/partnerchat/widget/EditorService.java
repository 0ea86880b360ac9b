package io.partnerchat.widget;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanyService;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the editor does in one transaction: settings and allowed sites together, and going back to an earlier value. */
@Stateless
public class EditorService {
    /** The field of the history that stands for the allowed sites, one per line. */
    static final String ORIGINS = "allowed_origins";

    private static final int SHOWN = 50;

    @Inject
    WidgetSettingsService settings;

    @Inject
    CompanyService companies;

    @Inject
    SettingChangeStore history;

    /** Every setting as text by its name, with the allowed sites, as they are in the database now. */
    public Map<String, String> read(Company company) {
        Company now = companies.find(company.id()).orElse(company);
        Map<String, String> texts = new LinkedHashMap<>(SettingTexts.of(settings.read(now)));
        texts.put(ORIGINS, originsOf(now));
        return texts;
    }

    /**
     * @param change what the partner changed
     * @param origins the sites that may show the widget from now on
     * @param who a key's label, or {@code open}
     */
    public void save(Company company, WidgetSettingsChange change, List<String> origins, String who) {
        settings.change(company, change, who);
        String old = originsOf(companies.find(company.id()).orElse(company));
        String now = String.join("\n", origins);
        if (!old.equals(now)) {
            companies.allowOrigins(company.id(), origins);
            history.record(company.id(), who, Map.of(ORIGINS, old), Map.of(ORIGINS, now));
        }
    }

    /**
     * Gives a field the value it had before a change of the history; that is a change too.
     *
     * @return the field
     * @throws ProblemException 404 when the change is no longer kept, 400 when its old value is no longer allowed
     */
    public String revert(Company company, long changeId, String who) {
        SettingChange change = history.find(company.id(), changeId)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "That change is no longer kept.")));
        Map<String, String> now = read(company);
        now.put(change.field(), change.oldValue());
        Map<String, String> one = new LinkedHashMap<>();
        if (!change.field().equals(ORIGINS)) {
            one.put(change.field(), change.oldValue());
        }
        save(
                company,
                new WidgetSettingsChange(company.id(), SettingTexts.toJson(one)),
                EditorForm.lines(now.get(ORIGINS)),
                who);
        return change.field();
    }

    /** The newest first. */
    public List<SettingChange> history(Company company) {
        return history.newest(company.id(), SHOWN);
    }

    private static String originsOf(Company company) {
        return company.settings().allowedOrigins().stream().sorted().collect(Collectors.joining("\n"));
    }
}
