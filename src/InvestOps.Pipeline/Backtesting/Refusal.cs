using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>One reason why a request is not taken: in English for logs, commands and messages, in the reader's language on a page.</summary>
public sealed class Refusal
{
    private static readonly ReportText English = ReportText.In(ReportLanguage.English);
    private readonly string _key;
    private readonly object[] _values;

    /// <param name="key">The text's name in the resource files.</param>
    /// <param name="values">What is put into it; another reason is put in in its own words.</param>
    public Refusal(string key, params object[] values) => (_key, _values) = (key, values);

    /// <summary>A reason that there is in English only.</summary>
    public static Refusal Plain(string text) => new("refuse.plain", text);

    /// <summary>The reason in one printable line.</summary>
    public string In(ReportText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.With(_key, [.. _values.Select(value => value is Refusal part ? part.In(text) : value)]);
    }

    public override string ToString() => In(English);
}
