using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions.Diagnosis;

/// <summary>
/// The emulator's well-known account has a key that is printed in every manual. On this machine alone it is fine; the check knocks at this
/// machine's own addresses to see whether others could reach it.
/// </summary>
public sealed class EmulatorExposureCheck(StorageAccount? storage) : IDoctorCheck
{
    private const string WellKnown = "devstoreaccount1";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public string Name => "well-known key";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        if (storage is null || storage.Name != WellKnown)
        {
            return [Finding.Ok(Name, storage is null ? "no storage account is used" : $"account {storage.Name} is not the emulator's own")];
        }

        foreach (var address in OwnAddresses())
        {
            if (await AnswersAsync(new IPEndPoint(address, storage.BlobEndpoint.Port), cancellationToken))
            {
                return
                [
                    Finding.Wrong(
                        Name,
                        $"The emulator with the key that everybody knows answers at {address}:{storage.BlobEndpoint.Port}: whoever is in your network can read and change everything.",
                        "Start it with azurite/start.sh (it listens on 127.0.0.1 only), or give it an account of its own: azurite/start.sh --prepare"),
                ];
            }
        }

        return [Finding.Ok(Name, "the emulator's own account is used, and answers on this machine only")];
    }

    private static IEnumerable<IPAddress> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(entry => entry.Address)
        .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    private static async Task<bool> AnswersAsync(IPEndPoint place, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(place, either.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
