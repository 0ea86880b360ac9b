package io.partnerchat.widget;

/**
 * A page of the editor. Every CDI bean of this type is a tab under {@code /widget/{companyId}/{name}}; the frame around
 * it knows who may see it, finds the company, asks for the key, guards against forged forms, and puts the page into
 * {@code templates/frame.html}. Both methods are called only for somebody who may change the company.
 */
public interface EditorTab {
    /**
     * The last part of the address; {@code tab.<name>} in editor.properties is its label, {@code <name>.properties} may
     * have the other texts, and {@code templates/<name>.css} and {@code .js} come along with the page when they exist.
     */
    String name();

    /** Where it stands among the others, from 1. */
    int place();

    /** What is shown when it is opened, and after a form that changed something; parameters choose a part of it. */
    EditorAnswer show(EditorRequest request);

    /** Does what a form with an {@code action} other than {@code show} asks for. */
    EditorAnswer act(EditorRequest request);
}
