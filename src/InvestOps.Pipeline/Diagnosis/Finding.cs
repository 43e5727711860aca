namespace InvestOps.Pipeline.Diagnosis;

/// <summary>One line of the doctor's.</summary>
/// <param name="Check">The name of the check.</param>
/// <param name="State">What it found.</param>
/// <param name="Text">What is so. Never a secret.</param>
/// <param name="Mend">The command or the step that mends it; null where nothing is to be done.</param>
public sealed record Finding(string Check, FindingState State, string Text, string? Mend = null)
{
    public static Finding Ok(string check, string text) => new(check, FindingState.Ok, text);

    public static Finding Note(string check, string text, string mend) => new(check, FindingState.Note, text, mend);

    public static Finding Wrong(string check, string text, string mend) => new(check, FindingState.Wrong, text, mend);
}
