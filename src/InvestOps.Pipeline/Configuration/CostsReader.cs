using System.Globalization;
using InvestOps.Domain.Trading;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads the part <c>costs</c> of a strategy file.</summary>
internal static class CostsReader
{
    private const string Section = "costs";

    public static TradingCosts Read(ConfigReader root)
    {
        if (root.Map("costs", "{ commission: 0.00015, sales_tax: by_law, slippage: 0.001 }") is not { } reader)
        {
            return new TradingCosts();
        }

        reader.Default("slippage_ticks", "0");
        reader.Default("impact", "0");
        reader.Default("dividend_tax", new TradingCosts().DividendTax.ToString(CultureInfo.InvariantCulture));
        var costs = new TradingCosts
        {
            Commission = Rates.Read(reader, Section, "commission", 0.1m, 0.00015m),
            FixedSalesTax = reader.NumberOr("sales_tax", "by_law", 0m, 0.1m, 0.0018m),
            Slippage = Rates.Read(reader, Section, "slippage", 0.5m, 0.001m),
            SlippageTicks = (int)reader.Integer("slippage_ticks", 0, 100, 1),
            Impact = Rates.Read(reader, Section, "impact", 10m, 0.1m),
            DividendTax = Rates.Read(reader, Section, "dividend_tax", 1m, 0.154m),
        };
        Rates.RefuseFiner(reader, Section, "sales_tax", costs.FixedSalesTax);
        reader.Close();
        return costs;
    }
}
