using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>Says beside which field each reason belongs.</summary>
internal static class FormFaults
{
    private static readonly string[] Fields = [FormFields.Strategy, FormFields.From, FormFields.To, FormFields.Capital, FormFields.Parameters, FormFields.Reason];

    /// <returns>Null when the exception is no refusal of what was asked for.</returns>
    public static IReadOnlyList<FormFault>? Of(Exception exception, ReportText words) => exception switch
    {
        InvalidRequestException invalid => [.. invalid.Refusals.Select(refusal => OfReason(refusal, words))],
        StrategyNotFoundException unknown => [new FormFault(FormFields.Strategy, unknown.Message)],
        ConfigurationException wrong => [.. wrong.Errors.Select(error => new FormFault(error.Where.Contains(".yaml", StringComparison.Ordinal) ? FormFields.Strategy : FormFields.Parameters, error.ToString()))],
        MarketDataException missing => [new FormFault(Field: null, missing.Message)],
        _ => null,
    };

    // The reader of requests begins a reason in English with the field's name.
    private static FormFault OfReason(Refusal refusal, ReportText words)
    {
        var reason = refusal.ToString();
        var end = reason.IndexOfAny([':', ' ', '.']);
        var word = end < 0 ? reason : reason[..end];
        return new FormFault(Fields.FirstOrDefault(field => field.Equals(word, StringComparison.OrdinalIgnoreCase)), refusal.In(words));
    }
}
