using System.Security.Cryptography;
using System.Text;
using InvestOps.LocalFunctions.Listening;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Starts runs by hand, one for each idempotency key: a caller whose connection broke can ask again.</summary>
internal sealed class IdempotentRuns(ManualRuns runs)
{
    // As many as the runs that are remembered.
    private const int Remembered = 200;
    private readonly Dictionary<string, (string Wish, ManualRun Run)> _byKey = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Lock _lock = new();

    /// <param name="key">Null when the caller sent none.</param>
    public (RunAdmission Admission, ManualRun? Run) Start(string? key, string function, string? input)
    {
        lock (_lock)
        {
            var wish = $"{function} {(input is null ? "-" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(input))))}";
            if (key is not null && _byKey.TryGetValue(key, out var earlier))
            {
                return earlier.Wish == wish ? (RunAdmission.Accepted, earlier.Run) : (RunAdmission.KeyTaken, null);
            }

            var state = runs.TryStart(function, input, out var run);
            if (state != ManualRunState.Accepted || run is null)
            {
                return (state == ManualRunState.Busy ? RunAdmission.Busy : RunAdmission.Unknown, null);
            }

            Remember(key, wish, run);
            return (RunAdmission.Accepted, run);
        }
    }

    private void Remember(string? key, string wish, ManualRun run)
    {
        if (key is null)
        {
            return;
        }

        _byKey[key] = (wish, run);
        _order.Enqueue(key);
        if (_order.Count > Remembered)
        {
            _byKey.Remove(_order.Dequeue());
        }
    }
}
