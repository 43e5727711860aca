namespace InvestOps.Pipeline.Secrets;

/// <summary>A key that must not be printed: whatever formats this object shows stars, and <see cref="SecretMask"/> takes it out of any text.</summary>
public sealed class SecretText
{
    private readonly string _text;

    private SecretText(string text) => _text = text;

    /// <returns>Null where nothing is given.</returns>
    public static SecretText? From(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        SecretMask.Remember(text.Trim());
        return new SecretText(text.Trim());
    }

    /// <summary>The key itself, for the one place that sends it.</summary>
    public string Reveal() => _text;

    public override string ToString() => SecretMask.Stars;
}
