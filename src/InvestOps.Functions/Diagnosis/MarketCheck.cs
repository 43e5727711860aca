using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions.Diagnosis;

/// <summary>Reads every stored file of the market and compares it with the hash that it was published with.</summary>
public sealed class MarketCheck(MarketStore market) : IDoctorCheck
{
    public string Name => "market data";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        if (await market.DescribeAsync(cancellationToken) is not { } stored)
        {
            return [Finding.Note(Name, "No market data is stored yet.", "investops import PATH, or investops ingest --from D --to D")];
        }

        try
        {
            await market.VerifyAsync(cancellationToken);
            return [Finding.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"{stored.Sessions.Count} sessions, {stored.First} to {stored.Last}; every file has its hash"))];
        }
        catch (MarketDataException exception)
        {
            return [Finding.Wrong(Name, exception.Message, "Restore a backup, or import the files again into a new --root")];
        }
    }
}
