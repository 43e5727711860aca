using InvestOps.Domain.Trading;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads the part <c>execution</c> of a strategy file: how orders are filled.</summary>
internal static class ExecutionReader
{
    private static readonly Dictionary<string, FillPrice> Fills = new(StringComparer.Ordinal)
    {
        ["next_open"] = FillPrice.NextOpen,
        ["next_close"] = FillPrice.NextClose,
        ["next_average"] = FillPrice.NextAverage,
    };

    private static readonly Dictionary<string, UntradedPolicy> Untraded = new(StringComparer.Ordinal)
    {
        ["lapse"] = UntradedPolicy.Lapse,
        ["last_price"] = UntradedPolicy.LastPrice,
        ["carry"] = UntradedPolicy.Carry,
    };

    private static readonly Dictionary<string, ShareRounding> Roundings = new(StringComparer.Ordinal)
    {
        ["whole"] = ShareRounding.Whole,
        ["fractional"] = ShareRounding.Fractional,
    };

    private static readonly Dictionary<string, bool> Gone = new(StringComparer.Ordinal)
    {
        ["last_price"] = false,
        ["nothing"] = true,
    };

    public static ExecutionRules Read(ConfigReader root)
    {
        if (root.Map("execution", "{ fill: next_open, untraded: lapse, shares: whole }") is not { } reader)
        {
            return new ExecutionRules();
        }

        var (untraded, rounding) = (reader.Choice("untraded", Untraded), reader.Choice("shares", Roundings));
        SetDefaults(reader, untraded, rounding);
        var execution = new ExecutionRules
        {
            Fill = reader.Choice("fill", Fills),
            Untraded = untraded,
            Rounding = rounding,
            RespectsPriceLimits = reader.Flag("price_limits", absent: true),
            RespectsLots = reader.Flag("lots", absent: true),
            MaximumShareOfValue = reader.NumberOr("maximum_share_of_value", "none", 0.000001m, 1m, 0.01m),
            WaitsForSettlement = reader.Flag("wait_for_settlement", absent: false),
            DelistedAreWorthless = reader.Choice("delisted", Gone),
        };
        Rates.RefuseFiner(reader, "execution", "maximum_share_of_value", execution.MaximumShareOfValue);
        RefuseContradictions(reader, execution);
        reader.Close();
        return execution;
    }

    // As at the exchange, but where another choice leaves a rule nothing to do.
    private static void SetDefaults(ConfigReader reader, UntradedPolicy untraded, ShareRounding rounding)
    {
        reader.Default("price_limits", untraded == UntradedPolicy.LastPrice ? "false" : "true");
        reader.Default("lots", rounding == ShareRounding.Fractional ? "false" : "true");
        reader.Default("maximum_share_of_value", "none");
        reader.Default("delisted", "last_price");
    }

    private static void RefuseContradictions(ConfigReader reader, ExecutionRules rules)
    {
        var fillsAnyway = rules.Untraded == UntradedPolicy.LastPrice;
        if (fillsAnyway && rules.RespectsPriceLimits)
        {
            reader.Refuse("price_limits", "execution.price_limits is 'true', and untraded: last_price fills every order; expected is price_limits: false, or untraded: lapse");
        }

        if (fillsAnyway && rules.DelistedAreWorthless)
        {
            reader.Refuse("delisted", "execution.delisted is 'nothing', and untraded: last_price sells what is gone at its last price; expected is delisted: last_price, or untraded: lapse");
        }

        if (rules is { Rounding: ShareRounding.Fractional, RespectsLots: true })
        {
            reader.Refuse("lots", "execution.lots is 'true', and shares: fractional has none; expected is lots: false, or shares: whole");
        }

        if (fillsAnyway && rules is { Rounding: ShareRounding.Fractional, WaitsForSettlement: true })
        {
            reader.Refuse("wait_for_settlement", "execution.wait_for_settlement is 'true', and fractional shares with untraded: last_price are bought on credit; expected is wait_for_settlement: false, or shares: whole");
        }
    }
}
