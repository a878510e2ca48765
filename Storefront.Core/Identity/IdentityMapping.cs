using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Storefront.Core.Identity;

/// <summary>Identity's own shapes, under the shop's names.</summary>
internal static class IdentityMapping
{
    private const int MaxEmail = 254;

    public static void MapIdentity(this ModelBuilder model)
    {
        MapShoppers(model);
        MapRoles(model);
        MapSessions(model);
    }

    private static void MapShoppers(ModelBuilder model)
    {
        model.Entity<Shopper>(shopper =>
        {
            shopper.ToTable("shoppers");
            shopper.Property(s => s.UserName).HasMaxLength(MaxEmail).IsRequired();
            shopper.Property(s => s.NormalizedUserName).HasMaxLength(MaxEmail).IsRequired();
            shopper.Property(s => s.Email).HasMaxLength(MaxEmail).IsRequired();
            shopper.Property(s => s.NormalizedEmail).HasMaxLength(MaxEmail).IsRequired();
            shopper.Property(s => s.Name).HasMaxLength(Shopper.MaxName);
            shopper.Property(s => s.Locale).HasMaxLength(20);
            shopper.Property(s => s.SecurityStamp).HasMaxLength(64);
            shopper.Property(s => s.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            shopper.HasIndex(s => s.NormalizedEmail).IsUnique();
            shopper.HasIndex(s => s.NormalizedUserName).IsUnique();
        });

        model.Entity<IdentityUserClaim<long>>(claim =>
        {
            claim.ToTable("shopper_claims");
            claim.HasOne<Shopper>().WithMany().HasForeignKey(c => c.UserId);
        });

        model.Entity<IdentityUserLogin<long>>(login =>
        {
            login.ToTable("shopper_logins");
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.Property(l => l.LoginProvider).HasMaxLength(128);
            login.Property(l => l.ProviderKey).HasMaxLength(255);
            login.HasOne<Shopper>().WithMany().HasForeignKey(l => l.UserId);
        });

        model.Entity<IdentityUserToken<long>>(token =>
        {
            token.ToTable("shopper_tokens");
            token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.Property(t => t.LoginProvider).HasMaxLength(128);
            token.Property(t => t.Name).HasMaxLength(128);
            token.HasOne<Shopper>().WithMany().HasForeignKey(t => t.UserId);
        });

        model.Entity<IdentityUserPasskey<long>>(passkey =>
        {
            passkey.ToTable("passkeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.Property(p => p.Data).HasConversion(
                data => Write(data),
                json => JsonSerializer.Deserialize<IdentityPasskeyData>(json, JsonSerializerOptions.Default)!,
                new ValueComparer<IdentityPasskeyData>(
                    (left, right) => Write(left) == Write(right),
                    data => Write(data).GetHashCode(StringComparison.Ordinal),
                    data => JsonSerializer.Deserialize<IdentityPasskeyData>(Write(data), JsonSerializerOptions.Default)!));
            passkey.HasOne<Shopper>().WithMany().HasForeignKey(p => p.UserId);
        });

        model.Entity<RecoveryCode>(code =>
        {
            code.HasIndex(c => new { c.ShopperId, c.Hash }).IsUnique();
            code.Property(c => c.Hash).HasMaxLength(64);
            code.HasOne<Shopper>().WithMany().HasForeignKey(c => c.ShopperId);
        });
    }

    private static void MapRoles(ModelBuilder model)
    {
        model.Entity<Role>(role =>
        {
            role.ToTable("roles");
            role.Property(r => r.Name).HasMaxLength(80);
            role.Property(r => r.NormalizedName).HasMaxLength(80);
            role.Property(r => r.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            role.HasIndex(r => r.NormalizedName).IsUnique();
        });

        model.Entity<IdentityUserRole<long>>(given =>
        {
            given.ToTable("shopper_roles");
            given.HasKey(g => new { g.UserId, g.RoleId });
            given.HasOne<Shopper>().WithMany().HasForeignKey(g => g.UserId);
            given.HasOne<Role>().WithMany().HasForeignKey(g => g.RoleId);
        });

        model.Entity<Invitation>(invitation =>
        {
            invitation.Property(i => i.Email).HasMaxLength(MaxEmail);
            invitation.Property(i => i.InvitedBy).HasMaxLength(MaxEmail);
            invitation.HasIndex(i => i.Email);
            invitation.HasOne(i => i.Role).WithMany().HasForeignKey(i => i.RoleId);
        });

        model.Entity<IdentityRoleClaim<long>>(claim =>
        {
            claim.ToTable("role_claims");
            claim.HasOne<Role>().WithMany().HasForeignKey(c => c.RoleId);
        });
    }

    private static void MapSessions(ModelBuilder model)
    {
        model.Entity<Session>(session =>
        {
            session.ToTable("sessions");
            session.Property(s => s.TokenHash).HasMaxLength(64);
            session.Property(s => s.Device).HasMaxLength(Session.MaxDevice);
            session.HasIndex(s => s.TokenHash).IsUnique();
            session.HasOne(s => s.Shopper).WithMany().HasForeignKey(s => s.ShopperId);
        });

        model.Entity<TryCount>(count =>
        {
            count.HasKey(c => c.Key);
            count.Property(c => c.Key).HasMaxLength(64);
            count.HasIndex(c => c.LastAt);
        });
    }

    private static string Write(IdentityPasskeyData? data) => JsonSerializer.Serialize(data, JsonSerializerOptions.Default);
}
