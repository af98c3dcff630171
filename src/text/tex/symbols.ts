import { GREEK } from "../greek.ts";

/** TeX commands for single characters, without backslash. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(GREEK).flatMap(([letter, name]): [string, string][] => [
    [name, letter],
    [capitalized(name), letter.toUpperCase()],
  ]),
  ...pairs(
    "varepsilon ε varphi φ vartheta ϑ varrho ϱ varsigma ς ell ℓ hbar ℏ imath ı jmath ȷ nabla ∇ partial ∂ infty ∞ " +
      "times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • pm ± mp ∓ oplus ⊕ otimes ⊗ odot ⊙ wedge ∧ vee ∨ neg ¬ " +
      "leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ prec ≺ succ ≻ " +
      "lesssim ≲ gtrsim ≳ perp ⊥ parallel ∥ mid | " +
      "in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ " +
      "forall ∀ exists ∃ sum ∑ prod ∏ int ∫ angle ∠ triangle △ square □ checkmark ✓ dagger † ddagger ‡ " +
      "to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⇒ iff ⇔ " +
      "longrightarrow ⟶ mapsto ↦ uparrow ↑ downarrow ↓ nearrow ↗ searrow ↘ " +
      "lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ langle ⟨ rangle ⟩ lVert ‖ rVert ‖ Vert ‖ vert | " +
      "ldots … dots … cdots ⋯ prime ′ deg ° degree ° textdegree ° texttimes × textpm ± textrightarrow → textleftarrow ← " +
      "textless < textgreater > textbar | textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ " +
      "textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” " +
      "textellipsis … textregistered ® texttrademark ™ textcopyright © copyright © S § P ¶ pounds £ euro € " +
      "LaTeX LaTeX TeX TeX BibTeX BibTeX Re ℜ Im ℑ aleph ℵ aa å AA Å",
  ),
]);

/** The superscript characters that exist. */
export const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(
  pairs(
    "0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ − ⁻ = ⁼ ( ⁽ ) ⁾ * * ∗ * ° ° ∘ ° ′ ′ † † " +
      "a ᵃ b ᵇ c ᶜ d ᵈ e ᵉ f ᶠ g ᵍ h ʰ i ⁱ j ʲ k ᵏ l ˡ m ᵐ n ⁿ o ᵒ p ᵖ r ʳ s ˢ t ᵗ u ᵘ v ᵛ w ʷ x ˣ y ʸ z ᶻ " +
      "A ᴬ B ᴮ D ᴰ E ᴱ G ᴳ H ᴴ I ᴵ J ᴶ K ᴷ L ᴸ M ᴹ N ᴺ O ᴼ P ᴾ R ᴿ T ᵀ U ᵁ V ⱽ W ᵂ",
  ),
);

/** The subscript characters that exist. */
export const SUBSCRIPTS: ReadonlyMap<string, string> = new Map(
  pairs(
    "0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ − ₋ = ₌ ( ₍ ) ₎ " +
      "a ₐ e ₑ h ₕ i ᵢ j ⱼ k ₖ l ₗ m ₘ n ₙ o ₒ p ₚ r ᵣ s ₛ t ₜ u ᵤ v ᵥ x ₓ β ᵦ γ ᵧ ρ ᵨ φ ᵩ χ ᵪ",
  ),
);

function pairs(list: string): [string, string][] {
  const words = list.trim().split(" ");
  return words.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, words[at + 1] ?? name]] : [],
  );
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
