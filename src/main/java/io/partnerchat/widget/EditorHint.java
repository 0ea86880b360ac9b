package io.partnerchat.widget;

import io.partnerchat.company.Company;
import java.util.List;

/** Something that a partner should know whenever the editor is open, such as a spent budget. Found by CDI. */
public interface EditorHint {
    /** The texts are in editor.properties. */
    List<EditorNotice> hints(Company company);
}
