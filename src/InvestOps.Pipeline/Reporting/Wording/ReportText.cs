using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using InvestOps.Domain.Scanning;

namespace InvestOps.Pipeline.Reporting.Wording;

/// <summary>
/// The words of the reports in one language, from the embedded resource files. They are read here rather than by satellite
/// assemblies, because a host with invariant globalization has no culture objects to choose a satellite by.
/// </summary>
public sealed partial class ReportText
{
    private static readonly ReportText English = Load(ReportLanguage.English);
    private static readonly ReportText Korean = Load(ReportLanguage.Korean);

    private readonly Dictionary<string, string> _texts;

    private ReportText(ReportLanguage language, Dictionary<string, string> texts)
    {
        Language = language;
        _texts = texts;
    }

    public ReportLanguage Language { get; }

    /// <summary>The language's tag for HTML: <c>en</c> or <c>ko</c>.</summary>
    public string Tag => TagOf(Language);

    /// <summary>Every key, in ordinal order.</summary>
    public IEnumerable<string> Keys => _texts.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">The language has no such text.</exception>
    public string this[string key] =>
        _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"The {Language} report text has no '{key}'.");

    public static ReportText In(ReportLanguage language) => language == ReportLanguage.Korean ? Korean : English;

    /// <summary>The language of a setting's value.</summary>
    /// <exception cref="FormatException">The tag is neither <c>en</c> nor <c>ko</c>.</exception>
    public static ReportLanguage LanguageOf(string tag) => tag switch
    {
        "en" => ReportLanguage.English,
        "ko" => ReportLanguage.Korean,
        _ => throw new FormatException($"'{tag}' is no language of the reports: en or ko is expected."),
    };

    /// <summary>
    /// A text with its places filled: <c>{0}</c>, <c>{1}</c>. A choice such as <c>{0|session|sessions}</c> becomes its first word
    /// where that value reads 1, otherwise its second.
    /// </summary>
    public string With(string key, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var text = Choice.Replace(this[key], choice => choice.Groups[IsOne(values[int.Parse(choice.Groups["place"].ValueSpan, CultureInfo.InvariantCulture)]) ? "one" : "many"].Value);
        return string.Format(CultureInfo.InvariantCulture, text, values);
    }

    /// <summary>An explanation in words.</summary>
    public string Of(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return With($"why.{explanation.Key}", [.. explanation.Values.Select(ReportNumbers.Signed)]);
    }

    private static bool IsOne(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) == "1";

    private static string TagOf(ReportLanguage language) => language == ReportLanguage.Korean ? "ko" : "en";

    private static ReportText Load(ReportLanguage language)
    {
        var name = $"report-text.{TagOf(language)}.resx";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        var texts = XDocument.Load(stream).Root!.Elements("data").ToDictionary(
            entry => entry.Attribute("name")!.Value,
            entry => entry.Element("value")!.Value,
            StringComparer.Ordinal);
        return new ReportText(language, texts);
    }

    // Only our own texts are searched, never the values that are put into them.
    [GeneratedRegex(@"\{(?<place>\d+)\|(?<one>[^|{}]*)\|(?<many>[^|{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice { get; }
}
