using InvestOps.Adapters.Slack;

namespace InvestOps.Adapters.Tests.Slack;

/// <summary>Part of the build with <c>FullFeed=true</c>, which has SlackNet.</summary>
public sealed class SlackNetTransportTests : SlackTransportContract
{
    internal override ISlackTransport Create(SlackSettings settings) => new SlackNetTransport(settings, TimeProvider.System);
}
